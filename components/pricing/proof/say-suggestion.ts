import type { Money } from '@/domain/money/money';
import { printPercent } from '@/domain/money/print';
import { printWall } from '@/domain/time/windows';
import { weekdayNames } from '../../words/labels';
import { formatMoney } from '../../words/money';

type Window = {
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly percentOff: number;
  readonly seats: number;
};
type Because = 'probing' | 'pays' | 'does-not-pay' | 'nothing-allowed';

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

type Group = {
  readonly weekday: number;
  readonly minute: number;
  readonly percentOff: number;
  readonly minJoin: number;
  readonly most: number;
  readonly closesHoursBefore: number;
  readonly regulars: number;
  readonly value: Money;
  readonly openValue: Money;
};

/** How large a group and until when, and why it must be that large. */
export function sayGroup({ weekday, minute, regulars, value, openValue, ...group }: Group): string {
  const before = Math.round(10 * regulars) / 10;
  return (
    `${weekdayNames[weekday - 1]} ${printWall(minute)}, ${printPercent(group.percentOff)} off for ${group.minJoin} or more together, or for nobody, ` +
    `open until ${group.closesHoursBefore} hours before. About ${before} of those who join would come at the full price too, ` +
    `so fewer than ${group.minJoin} would not pay for the discount. Expected to leave ${formatMoney(value)} a week there, ` +
    `against ${formatMoney(openValue)} with the same discount open to all.`
  );
}

/** The group’s start without a discount of its own, and the group, for the address of the deal editor. */
export function groupInAddress({ weekday, minute, ...group }: Group): string {
  const start = { weekdays: [weekday], fromMinute: minute, untilMinute: minute + 60, seats: group.most };
  const hours = inAddress({ ...start, percentOff: 0 });
  return `hours=${hours}&group=${group.minJoin}-${group.most}-${group.percentOff}-${group.closesHoursBefore}`;
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
  }
}
