import { listPriceOf } from '../deals/list-price';
import type { OffPeakWindow } from '../deals/terms';
import { type BasisPoints, basisPoints, lessShare, type Minor, wholeShare } from '../money/money';
import type { PriceReason } from '../slots/slot';
import type { Day, Instant, Weekday } from '../time/wall';
import { covers, type WeekMinute, weekMinuteOf, weekMinutes } from '../time/windows';
import { dayOf } from '../time/zone';
import { busyWeek } from '../venues/busyness';
import { busynessOn, calendarKey, hasCalendar } from '../venues/calendar';
import { stepCount } from '../venues/steps';
import type { DealRules } from './deal-rules';
import { type PricedTier, pricedTiers } from './group-price';
import { protectedSeats } from './littlewood';

/** The price of one package at one start, with its reasons. Places come on top: see list-slots. */
export type Quote = {
  readonly listPriceMinor: Minor;
  readonly priceMinor: Minor;
  readonly offBps: BasisPoints;
  readonly because: PriceReason;
  /** The window that made the price or opened the slot to groups; null where the price is the ordinary one for all. */
  readonly window: OffPeakWindow | null;
  /** Places a group may count on here, cheapest tier last; empty where the slot takes no group. */
  readonly tiers: readonly PricedTier[];
  /** Places kept for full-price guests, for each step of the visit and its clean-up. */
  readonly protectedByStep: readonly number[];
  /** Places in use in an ordinary week, for each step of the visit and its clean-up; NaN where nothing is known. */
  readonly expectedByStep: readonly number[];
};

/** The ordinary week of a deal, worked out once so that a month of slots is a month of look-ups. */
export type PricedWeek = {
  readonly rules: DealRules;
  readonly stepsPerVisit: number;
  /** Steps of the week covered by a visit that starts at this minute of the week, by wall clock without a change. */
  readonly quoteAt: (start: WeekMinute) => Quote;
  /** The same where the clock changes during the visit and its steps have to be named. */
  readonly quoteOver: (start: WeekMinute, steps: readonly WeekMinute[]) => Quote;
  /** The same week as it will be around the date of a start: itself, unless the venue's calendar says otherwise. */
  readonly on: (start: Instant) => PricedWeek;
};

type Week = {
  readonly rules: DealRules;
  readonly listPriceMinor: Minor;
  readonly busy: Float64Array;
  readonly keptAt: (mean: number, dealPriceMinor: Minor) => number;
};

export function pricedWeek(rules: DealRules): PricedWeek {
  const { venue } = rules;
  const weekOn = rememberedDates(rules);
  const priced: PricedWeek = weekWithoutCalendar(rules, (start) =>
    hasCalendar(venue) ? (weekOn(dayOf(start, venue.timeZone)) ?? priced) : priced,
  );
  return priced;
}

function weekWithoutCalendar(rules: DealRules, on: PricedWeek['on']): PricedWeek {
  const week: Week = {
    rules,
    listPriceMinor: listPriceOf(rules.package),
    busy: busyWeek(rules.busyness, rules.venue.stepMinutes),
    keptAt: rememberedProtection(rules),
  };
  const stepsPerVisit = stepCount(
    rules.package.durationMinutes + rules.package.cleanUpMinutes,
    rules.venue.stepMinutes,
  );
  const known = new Map<number, Quote>();
  return {
    rules,
    stepsPerVisit,
    quoteAt: (start) => {
      const minute = weekMinuteOf(start);
      const quote =
        known.get(minute) ?? quoteOf(week, start, stepsAfter(minute, stepsPerVisit, rules.venue.stepMinutes));
      known.set(minute, quote);
      return quote;
    },
    quoteOver: (start, steps) => quoteOf(week, start, steps.map(weekMinuteOf)),
    on,
  };
}

/** The weeks of dates that the calendar sets apart, each worked out once; null where the ordinary week stands. */
function rememberedDates(rules: DealRules): (day: Day) => PricedWeek | null {
  const known = new Map<string, PricedWeek>();
  return (day) => {
    const key = calendarKey(rules.venue, day);
    if (key === null) return null;
    const kept = known.get(key);
    if (kept) return kept;
    const week: PricedWeek = weekWithoutCalendar(
      { ...rules, busyness: busynessOn(rules.busyness, rules.venue, day) },
      () => week,
    );
    known.set(key, week);
    return week;
  };
}

/**
 * The best window that covers the start wins; windows never add up. Where the ordinary week is busier than the guard
 * on any step of the visit or its clean-up, the ordinary price stands. Page: docs/rules/pricing.md.
 */
function quoteOf(week: Week, start: WeekMinute, minutes: readonly number[]): Quote {
  const { terms, venue } = week.rules;
  const window = bestWindow(terms.offPeak, start);
  const steps = minutes.map((minute) => week.busy[Math.floor(minute / venue.stepMinutes)] ?? Number.NaN);
  const ordinary = ordinaryQuote(week.listPriceMinor, steps);
  const isForGroups = terms.group !== null && (window !== null || terms.offPeak.length === 0);
  if (!window && !isForGroups) return ordinary;
  if (steps.some((seats) => isGuarded(seats, venue.seats, terms.guardBps))) {
    return window ? { ...ordinary, because: { kind: 'guarded' } } : ordinary;
  }
  const offBps = window?.offBps ?? basisPoints(0);
  const priceMinor = lessShare(week.listPriceMinor, offBps);
  const tiers = pricedTiers(priceMinor, terms.group?.tiers ?? []);
  const lowest = lowestPrice({ priceMinor, tiers });
  return {
    listPriceMinor: week.listPriceMinor,
    priceMinor,
    offBps,
    because: window && offBps > 0 ? becauseOf(window, start) : { kind: 'ordinary' },
    window,
    tiers,
    protectedByStep: steps.map((seats) => week.keptAt(seats, lowest)),
    expectedByStep: steps,
  };
}

/** The least a place may fetch here: that of the last tier. */
export function lowestPrice({ priceMinor, tiers }: Pick<Quote, 'priceMinor' | 'tiers'>): Minor {
  return tiers.reduce((least, tier) => (tier.priceMinor < least ? tier.priceMinor : least), priceMinor);
}

/** Expected fill above the guard: unknown busyness guards nothing, and exactly at the guard is still allowed. Source: api.md, rules of refusal. */
export function isGuarded(expectedSeats: number, seats: number, guardBps: BasisPoints): boolean {
  return expectedSeats * wholeShare > guardBps * seats;
}

export function bestWindow(windows: readonly OffPeakWindow[], start: WeekMinute): OffPeakWindow | null {
  let best: OffPeakWindow | null = null;
  for (const window of windows)
    if (!(best && best.offBps >= window.offBps) && startWeekday(window, start) !== null) best = window;
  return best;
}

function startWeekday(
  { weekdays, fromMinute, untilMinute }: OffPeakWindow,
  start: WeekMinute,
): Weekday | null {
  return weekdays.find((weekday) => covers({ weekday, fromMinute, untilMinute }, start)) ?? null;
}

function becauseOf(window: OffPeakWindow, start: WeekMinute): PriceReason {
  return {
    kind: 'off-peak',
    weekday: startWeekday(window, start) ?? start.weekday,
    fromMinute: window.fromMinute,
    untilMinute: window.untilMinute,
  };
}

function ordinaryQuote(listPriceMinor: Minor, steps: readonly number[]): Quote {
  return {
    listPriceMinor,
    priceMinor: listPriceMinor,
    offBps: basisPoints(0),
    because: { kind: 'ordinary' },
    window: null,
    tiers: [],
    protectedByStep: steps.map(() => 0),
    expectedByStep: steps,
  };
}

function rememberedProtection({ package: pkg, venue }: DealRules): Week['keptAt'] {
  const known = new Map<string, number>();
  const fullPriceMinor = listPriceOf(pkg);
  return (mean, dealPriceMinor) => {
    if (Number.isNaN(mean)) return 0;
    const key = `${mean}/${dealPriceMinor}`;
    const kept =
      known.get(key) ?? protectedSeats({ mean, fullPriceMinor, dealPriceMinor, capacity: venue.seats });
    known.set(key, kept);
    return kept;
  };
}

function stepsAfter(minute: number, count: number, stepMinutes: number): number[] {
  const minutes: number[] = [];
  for (let index = 0; index < count; index += 1) minutes.push((minute + index * stepMinutes) % weekMinutes);
  return minutes;
}
