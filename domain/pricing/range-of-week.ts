import { listPriceOf } from '../deals/list-price';
import { basisPoints, type Minor } from '../money/money';
import { dayMinutes, weekdays, weekMinuteOf } from '../time/windows';
import { startsIn } from './guarded-hours';
import type { PricedWeek } from './week';

/** What an ordinary week of a deal costs, before anything is taken: for cards, strips and for ordering many deals. */
export type WeekRange = {
  readonly listPriceMinor: Minor;
  readonly leastMinor: Minor;
  readonly mostMinor: Minor;
  readonly leastInGroupMinor: Minor | null;
  /** The best share off by hour of the week, Monday midnight first, in basis points; null where no visit starts. */
  readonly offByHour: readonly (number | null)[];
};

export function rangeOfWeek(week: PricedWeek): WeekRange {
  const { package: pkg, venue } = week.rules;
  const listPriceMinor = listPriceOf(pkg);
  const allWeek = { weekdays, fromMinute: 0, untilMinute: dayMinutes, offBps: basisPoints(0), seats: 0 };
  const offByHour: (number | null)[] = Array.from({ length: 7 * 24 }, () => null);
  let least: Minor | null = null;
  let most: Minor | null = null;
  let leastInGroup: Minor | null = null;
  for (const start of startsIn(allWeek, pkg, venue)) {
    const { priceMinor, offBps, tiers } = week.quoteAt(start);
    const hour = Math.floor(weekMinuteOf(start) / 60);
    offByHour[hour] = Math.max(offByHour[hour] ?? 0, offBps);
    least = least === null || priceMinor < least ? priceMinor : least;
    most = most === null || priceMinor > most ? priceMinor : most;
    for (const tier of tiers) {
      leastInGroup = leastInGroup === null || tier.priceMinor < leastInGroup ? tier.priceMinor : leastInGroup;
    }
  }
  return {
    listPriceMinor,
    leastMinor: least ?? listPriceMinor,
    mostMinor: most ?? listPriceMinor,
    leastInGroupMinor: leastInGroup,
    offByHour,
  };
}
