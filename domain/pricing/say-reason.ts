import type { PriceReason } from '../slots/slot';
import { printWall } from '../time/windows';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Why a slot costs what it costs, in words, for lists, receipts and the API. */
export function sayReason(because: PriceReason): string {
  switch (because.kind) {
    case 'off-peak':
      return `Quiet hours, ${dayNames[because.weekday - 1]} ${printWall(because.fromMinute)}–${printWall(because.untilMinute)}`;
    case 'ordinary':
      return 'Ordinary price';
    case 'guarded':
      return 'Ordinary price: this hour is usually busy';
    case 'filling':
      return 'Ordinary price: this time is filling up';
    case 'measured':
      return 'Ordinary price: no discount this week, so that the venue sees what it does';
    case 'kept-for-full-price':
      return 'Ordinary price: somebody already bought this time at it';
    case 'opened':
      return 'Opened by the venue at short notice';
    case 'deal-places-gone':
      return 'Ordinary price: the quiet-hour places of this time are taken';
  }
}
