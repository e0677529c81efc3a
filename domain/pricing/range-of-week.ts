import { listPriceOf } from '../deals/list-price';
import { basisPoints, type Minor } from '../money/money';
import { dayMinutes, type WeekMinute, weekdays, weekMinuteOf } from '../time/windows';
import { startsIn } from './guarded-hours';
import type { PricedWeek, Quote } from './week';

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
  const starts = startsIn(allWeek, pkg, venue).map((start) => ({ start, quote: week.quoteAt(start) }));
  const prices = starts.map(({ quote }) => quote.priceMinor);
  return {
    listPriceMinor,
    leastMinor: leastOf(prices) ?? listPriceMinor,
    mostMinor: mostOf(prices) ?? listPriceMinor,
    leastInGroupMinor: leastOf(starts.flatMap(({ quote }) => quote.tiers.map((tier) => tier.priceMinor))),
    offByHour: offByHour(starts),
  };
}

/** The least that one package ever costs alone: only windows reduce, so only their starts are looked at. */
export function leastOfWeek(week: PricedWeek): Minor {
  const { terms, package: pkg, venue } = week.rules;
  const starts = terms.offPeak.flatMap((window) => startsIn(window, pkg, venue));
  return leastOf(starts.map((start) => week.quoteAt(start).priceMinor)) ?? listPriceOf(pkg);
}

const allWeek = {
  weekdays,
  fromMinute: 0,
  untilMinute: dayMinutes,
  offBps: basisPoints(0),
  seats: 0,
};
type QuotedStart = { readonly start: WeekMinute; readonly quote: Quote };

function offByHour(starts: readonly QuotedStart[]): (number | null)[] {
  const hours: (number | null)[] = Array.from({ length: 7 * 24 }, () => null);
  for (const { start, quote } of starts) {
    const hour = Math.floor(weekMinuteOf(start) / 60);
    hours[hour] = Math.max(hours[hour] ?? 0, quote.offBps);
  }
  return hours;
}

function leastOf(prices: readonly Minor[]): Minor | null {
  return prices.reduce<Minor | null>(
    (least, price) => (least === null || price < least ? price : least),
    null,
  );
}

function mostOf(prices: readonly Minor[]): Minor | null {
  return prices.reduce<Minor | null>((most, price) => (most === null || price > most ? price : most), null);
}
