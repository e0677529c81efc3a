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
  const starts = startsIn(allWeek, pkg, venue);
  const quoted = reducedStarts(week, starts).map((start) => ({ start, quote: week.quoteAt(start) }));
  const prices = quoted.map(({ quote }) => quote.priceMinor);
  // Where no window opens the ordinary price stands.
  if (quoted.length < starts.length) prices.push(listPriceMinor);
  return {
    listPriceMinor,
    leastMinor: leastOf(prices) ?? listPriceMinor,
    mostMinor: mostOf(prices) ?? listPriceMinor,
    leastInGroupMinor: leastOf(quoted.flatMap(({ quote }) => quote.tiers.map((tier) => tier.priceMinor))),
    offByHour: offByHour(starts, quoted),
  };
}

/** The least that one package ever costs alone: only windows reduce, so only their starts are looked at. */
export function leastOfWeek(week: PricedWeek): Minor {
  const starts = reducedStarts(week, []);
  return leastOf(starts.map((start) => week.quoteAt(start).priceMinor)) ?? listPriceOf(week.rules.package);
}

/** Starts that may cost less, each once: those of the windows; where there are none but a group, it may meet at all of them. */
function reducedStarts({ rules }: PricedWeek, all: readonly WeekMinute[]): readonly WeekMinute[] {
  const { terms, package: pkg, venue } = rules;
  if (terms.offPeak.length === 0) return terms.group ? all : [];
  const starts = terms.offPeak.flatMap((window) => startsIn(window, pkg, venue));
  return [...new Map(starts.map((start) => [weekMinuteOf(start), start])).values()];
}

const allWeek = {
  weekdays,
  fromMinute: 0,
  untilMinute: dayMinutes,
  offBps: basisPoints(0),
  seats: 0,
};
type QuotedStart = { readonly start: WeekMinute; readonly quote: Quote };

function offByHour(starts: readonly WeekMinute[], quoted: readonly QuotedStart[]): (number | null)[] {
  const hours: (number | null)[] = Array.from({ length: 7 * 24 }, () => null);
  for (const start of starts) hours[hourOf(start)] = 0;
  for (const { start, quote } of quoted)
    hours[hourOf(start)] = Math.max(hours[hourOf(start)] ?? 0, quote.offBps);
  return hours;
}

function hourOf(start: WeekMinute): number {
  return Math.floor(weekMinuteOf(start) / 60);
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
