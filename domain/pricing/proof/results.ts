import { mondayOf } from '../../time/iso-week';
import type { Day, Instant, Zone } from '../../time/wall';
import { wallAt } from '../../time/zone';
import type { Measuring } from '../../venues/venue';
import { isLeftOut } from './hold-out';
import { type Proof, type ProofWeek, proofOf } from './lift';
import { regularShare } from './redemptions';

/** A paid visit as the proof counts it. */
export type SoldVisit = {
  readonly start: Instant;
  /** When its places, clean-up included, are free again. */
  readonly freeAt: Instant;
  readonly places: number;
  readonly quantity: number;
  readonly isDiscounted: boolean;
  readonly priceMinor: number;
  readonly offBps: number;
  /** Tells one guest from another, nothing else. */
  readonly buyer: string;
  /** The answer to "been here before?"; null where nobody asked. */
  readonly beenHere: boolean | null;
};

export type ResultsAsked = {
  readonly venueId: string;
  readonly timeZone: Zone;
  readonly visits: readonly SoldVisit[];
  readonly measuring: Measuring | null;
  /** Hours of the week (0 = Monday midnight … 167) in which a deal on sale has a window. */
  readonly windowHours: ReadonlySet<number>;
  /** Every day the results look at. */
  readonly days: readonly Day[];
  readonly variableCostMinor: number;
};

export type Results = {
  readonly proof: Proof;
  readonly newcomers: number;
  readonly returning: number;
  readonly unasked: number;
  /** Share of deal guests who had been here before, with an 80 % band; null before anybody answered. */
  readonly regulars: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly discountGivenMinor: number;
  readonly dealPlaces: number;
  readonly fullPlaces: number;
};

/** What the deals of a venue did: whole weeks with and without them, who came, what was given away. Page: docs/rules/forecast.md. */
export function resultsOf(asked: ResultsAsked): Results {
  const deals = asked.visits.filter((visit) => visit.isDiscounted);
  const known = regularsKnown(asked.visits);
  const answers = deals.map((visit) => visit.beenHere ?? (known.has(visit) ? true : null));
  const returning = answers.filter((answer) => answer === true).length;
  const newcomers = answers.filter((answer) => answer === false).length;
  return {
    proof: proofOf(proofWeeks(asked)),
    newcomers,
    returning,
    unasked: deals.length - returning - newcomers,
    regulars: returning + newcomers > 0 ? regularShare({ returning, total: returning + newcomers }) : null,
    discountGivenMinor: deals.reduce((sum, visit) => sum + givenAway(visit), 0),
    dealPlaces: placesOf(deals),
    fullPlaces: placesOf(asked.visits.filter((visit) => !visit.isDiscounted)),
  };
}

/** Each whole week: on or left out, seats and contribution in the windows' hours and around them. */
export function proofWeeks({ venueId, timeZone, visits, measuring, ...asked }: ResultsAsked): ProofWeek[] {
  if (!measuring) return [];
  const weeks = new Map<Day, ProofWeek>();
  for (const day of asked.days) {
    const monday = mondayOf(day);
    if (weeks.has(monday) || monday < measuring.fromMonday) continue;
    weeks.set(monday, { ...emptyWeek, venueId, on: !isLeftOut(measuring, monday) });
  }
  for (const visit of visits) {
    const { day, weekday, minute } = wallAt(visit.start, timeZone);
    const week = weeks.get(mondayOf(day));
    if (!week) continue;
    const isInside = asked.windowHours.has((weekday - 1) * 24 + Math.floor(minute / 60));
    const left = visit.priceMinor - visit.quantity * asked.variableCostMinor;
    weeks.set(mondayOf(day), added(week, { isInside, places: visit.places, left }));
  }
  return [...weeks.values()];
}

const emptyWeek = { seats: 0, contributionMinor: 0, neighbourSeats: 0, neighbourContributionMinor: 0 };

function added(
  week: ProofWeek,
  { isInside, places, left }: { isInside: boolean; places: number; left: number },
) {
  return isInside
    ? { ...week, seats: week.seats + places, contributionMinor: week.contributionMinor + left }
    : {
        ...week,
        neighbourSeats: week.neighbourSeats + places,
        neighbourContributionMinor: week.neighbourContributionMinor + left,
      };
}

/** Visits whose guest had been here before by our own books. */
function regularsKnown(visits: readonly SoldVisit[]): ReadonlySet<SoldVisit> {
  const seen = new Set<string>();
  const again = new Set<SoldVisit>();
  for (const visit of [...visits].sort((one, other) => one.start - other.start)) {
    if (seen.has(visit.buyer)) again.add(visit);
    seen.add(visit.buyer);
  }
  return again;
}

function givenAway({ priceMinor, offBps }: SoldVisit): number {
  return offBps >= 10_000 ? 0 : Math.round(priceMinor / (1 - offBps / 10_000)) - priceMinor;
}

function placesOf(visits: readonly SoldVisit[]): number {
  return visits.reduce((sum, { places }) => sum + places, 0);
}
