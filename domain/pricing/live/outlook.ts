import { listPriceOf } from '../../deals/list-price';
import { countSize } from '../../forecast/baseline/baseline';
import { type FillBand, fillBand } from '../../forecast/fill/band';
import { bookedShare, expectedPlaces, type StepAhead } from '../../forecast/fill/on-hand';
import { predictiveSize } from '../../forecast/fill/spread';
import { type Minor, minor } from '../../money/money';
import type { Uses } from '../../slots/seats';
import type { PriceReason } from '../../slots/slot';
import type { Day, Instant } from '../../time/wall';
import { expectedSeatsAt } from '../../venues/busyness';
import { busynessOn } from '../../venues/calendar';
import { startsOf } from '../../venues/opening';
import type { Busyness, Venue } from '../../venues/venue';
import type { PricedWeek } from '../week';
import { costOfLift } from './cost-of-lift';
import { liveQuote, type Situation } from './live-quote';

/** One open hour to come: how full without discounts, with its 80 % band, and what a deal does there. */
export type HourOutlook = {
  readonly start: Instant;
  /** `2027-03-10T15:00` at the venue. */
  readonly local: string;
  readonly taken: number;
  /** Shares of the venue's places; null where nothing is known of the hour. */
  readonly fill: FillBand | null;
  /** The deepest discount of the hour, and why there is none where a window would give one. */
  readonly offBps: number;
  readonly because: PriceReason['kind'];
  /** What taking the guard away is expected to cost; null where it does not stand in the way. */
  readonly liftCostMinor: Minor | null;
};

export type OutlookAsked = {
  readonly venue: Venue;
  readonly busyness: Busyness;
  readonly day: Day;
  readonly deals: readonly { readonly week: PricedWeek; readonly now: Situation }[];
  readonly uses: Uses;
  readonly now: Instant;
  /** Weeks of visits behind the ordinary week; a stated week is worth `statedWeeks`. */
  readonly weeks: number;
};

/** A week that somebody said from memory counts as much as so many that were counted. */
export const statedWeeks = 4;

/** The open hours of a day, each told by its first start. Page: docs/rules/forecast.md. */
export function outlookOfDay(ordinary: OutlookAsked): HourOutlook[] {
  const asked = { ...ordinary, busyness: busynessOn(ordinary.busyness, ordinary.venue, ordinary.day) };
  const starts = startsOf(asked.venue, asked.day, asked.venue.stepMinutes);
  const hours = Map.groupBy(starts, ({ local }) => local.slice(0, 13));
  return [...hours.values()].flatMap((steps) => {
    const [first] = steps;
    return first ? [hourOf(asked, first)] : [];
  });
}

type Shown = ReturnType<typeof startsOf>[number];

function hourOf(asked: OutlookAsked, shown: Shown): HourOutlook {
  const { venue, busyness, uses, now } = asked;
  const use = uses.get(shown.start);
  const step = {
    ordinary: expectedSeatsAt(busyness, shown.weekday, shown.minute) ?? Number.NaN,
    booked: (use?.taken ?? 0) - (use?.discounted ?? 0),
    leadMs: shown.start - now,
  };
  const quotes = asked.deals.map(({ week, now: situation }) => ({
    week,
    quote: liveQuote(week, shown, situation),
  }));
  const best = quotes.reduce<(typeof quotes)[number] | null>(
    (most, one) => (most && most.quote.offBps >= one.quote.offBps ? most : one),
    null,
  );
  const stopped = quotes.find(({ quote }) => quote.because.kind === 'filling');
  return {
    start: shown.start,
    local: `${shown.local.slice(0, 13)}:00`,
    taken: use?.taken ?? 0,
    fill: bandOf(step, venue.seats, asked.weeks),
    offBps: best?.quote.offBps ?? 0,
    because: (best && best.quote.offBps > 0 ? best : (stopped ?? best))?.quote.because.kind ?? 'ordinary',
    liftCostMinor: stopped ? costAt(stopped.week, { step, taken: use?.taken ?? 0 }) : null,
  };
}

/** Bookings on hand only raise the ordinary hour: see `expectedPlaces`. */
function bandOf(step: StepAhead, seats: number, weeks: number): FillBand | null {
  const expected = expectedPlaces(step);
  if (Number.isNaN(expected)) return null;
  const isRaised = expected > step.ordinary;
  const size = predictiveSize(countSize, step.ordinary, Math.max(1, weeks));
  const onHand = isRaised
    ? { booked: step.booked, bookedShare: bookedShare(step.leadMs) }
    : { booked: 0, bookedShare: 0 };
  const mean = Number.isNaN(step.ordinary) ? 0 : step.ordinary;
  return fillBand({ mean, size: Number.isNaN(size) ? countSize : size, capacity: seats, ...onHand });
}

function costAt({ rules }: PricedWeek, { step, taken }: { step: StepAhead; taken: number }): Minor {
  const { package: pkg, venue, terms } = rules;
  const dealSeats = Math.max(0, ...terms.offPeak.map((window) => window.seats));
  const fullMarginMinor = minor(listPriceOf(pkg) - pkg.variableCostMinor);
  return costOfLift({ step, seats: venue.seats, taken, dealSeats, fullMarginMinor });
}
