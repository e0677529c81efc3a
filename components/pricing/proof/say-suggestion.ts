import { printPercent } from '@/domain/money/print';
import { printWall } from '@/domain/time/windows';
import { weekdayNames } from '../../words/labels';

type Window = {
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly percentOff: number;
  readonly seats: number;
};
type Because = 'probing' | 'pays' | 'does-not-pay' | 'nothing-allowed' | 'nothing-known';

/** `Tue, Wed 14:00 to 17:00: 20 % off, 3 places a start`. */
export function sayWindow({ weekdays, fromMinute, untilMinute, percentOff, seats }: Window): string {
  const days = weekdays.map((weekday) => weekdayNames[weekday - 1]).join(', ');
  return `${days} ${printWall(fromMinute)} to ${printWall(untilMinute)}: ${printPercent(percentOff)} off, ${seats} a start`;
}

/** The same for the address of the deal editor: `2.3-14:00-17:00-20-3`. */
export function inAddress({ weekdays, fromMinute, untilMinute, percentOff, seats }: Window): string {
  const times = `${printWall(fromMinute)}-${printWall(untilMinute)}`;
  return `${weekdays.join('.')}-${times}-${percentOff}-${seats}`;
}

/** Why the engine says what it says. */
export function sayBecause(because: Because): string {
  switch (because) {
    case 'probing':
      return 'Nobody knows yet how your town answers to prices. These are small windows in hours that stay empty: what they cost is limited, and the answers of a few weeks tell whether more is worth it.';
    case 'pays':
      return 'What happened in your deals so far makes a gain likely in these hours.';
    case 'does-not-pay':
      return 'What happened in your deals so far says that a discount does not pay here. Keep your price, and try something that costs no margin.';
    case 'nothing-allowed':
      return 'No hour may be discounted: all are usually too full, closed, or the price would leave too little.';
    case 'nothing-known':
      return 'Tell us first how full your hours usually are.';
  }
}
