import { addDays, daysBetween, weekdayOf } from '../../time/zone';
import { busyWeek } from '../../venues/busyness';
import { hoursLike } from '../../venues/calendar';
import type { Busyness, SpecialDay, Venue } from '../../venues/venue';
import { firstMonday, type PastVisit, placesInUse } from './places-in-use';

export type CalendarEvidence = {
  readonly venue: Venue;
  /** The ordinary week learned from the other days. */
  readonly ordinary: Busyness;
  /** Full-price visits from the merchant's own books. */
  readonly visits: readonly PastVisit[];
  /** How long a visit and its clean-up keep their places. */
  readonly minutes: number;
};

export type LearnedCalendar = {
  readonly specialDays: readonly SpecialDay[];
  readonly season: readonly number[] | null;
};

/** Months are told apart from so many days of visits on: eighteen months, so that half of them were seen twice (design 2a). */
const fewestDays = 548;
/** An average month is worth so many ordinary days beside what was counted of one. */
const priorDays = 14;
/** What was said of a special day is worth so many days that were counted. */
const saidDays = 1;
const least = 0.25;
const most = 4;

/** How busy special days and months are beside the ordinary week, from past ones. Page: docs/rules/forecast.md, "The calendar". */
export function learnCalendar(evidence: CalendarEvidence): LearnedCalendar {
  const came = placesByDay(evidence);
  return {
    specialDays: (evidence.venue.specialDays ?? []).map((special) => ({
      ...special,
      share: shareOfKind(evidence, special, came),
    })),
    season: seasonOf(evidence, came),
  };
}

/** Places in use, summed over the steps of each day that was visited at all; by days since the first Monday. */
function placesByDay({ venue, visits, minutes }: CalendarEvidence): Map<number, number> {
  const days = new Map<number, number>();
  for (const { day, count } of placesInUse(venue, visits, minutes))
    days.set(day, (days.get(day) ?? 0) + count);
  return days;
}

/**
 * Gamma and Poisson: (a · E · said + Σ came) / (a · E + Σ expected) over past days of the same name, where E is what the hours it takes
 * ordinarily hold and a = 1 day. A day nobody came on is a hole or a closed one, and says nothing.
 */
function shareOfKind(evidence: CalendarEvidence, special: SpecialDay, came: Map<number, number>): number {
  const usual = placesOf(evidence, hoursLike(evidence.ordinary, special));
  let counted = saidDays * usual * special.said;
  let expected = saidDays * usual;
  for (const past of evidence.venue.specialDays ?? []) {
    const places = came.get(daysBetween(firstMonday, past.day));
    if (places === undefined || kindOf(past) !== kindOf(special)) continue;
    counted += places;
    expected += placesOf(evidence, hoursLike(evidence.ordinary, { day: past.day, like: special.like }));
  }
  return expected > 0 ? bounded(counted / expected) : special.said;
}

function kindOf({ name }: SpecialDay): string {
  return name.trim().toLowerCase();
}

/** Σ came / Σ expected per month, drawn to one, their mean made one; null below eighteen months of visits. */
function seasonOf(evidence: CalendarEvidence, came: Map<number, number>): number[] | null {
  const special = new Set(evidence.venue.specialDays?.map(({ day }) => daysBetween(firstMonday, day)));
  const days = [...came].filter(([day]) => !special.has(day));
  const numbers = days.map(([day]) => day);
  const span =
    numbers.reduce((last, day) => Math.max(last, day), 0) -
    numbers.reduce((first, day) => Math.min(first, day), Infinity);
  if (days.length === 0 || span < fewestDays) return null;
  const usual = usualByWeekday(evidence);
  const average = usual.reduce((sum, places) => sum + places, 0) / usual.length;
  const counted = new Float64Array(12).fill(priorDays * average);
  const expected = counted.slice();
  for (const [number, places] of days) {
    const day = addDays(firstMonday, number);
    const month = Number(day.slice(5, 7)) - 1;
    counted[month] = (counted[month] ?? 0) + places;
    expected[month] = (expected[month] ?? 0) + (usual[weekdayOf(day) - 1] ?? 0);
  }
  const shares = Array.from(counted, (places, month) => places / (expected[month] ?? 1));
  const middle = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return middle > 0 ? shares.map((share) => bounded(share / middle)) : null;
}

function usualByWeekday(evidence: CalendarEvidence): number[] {
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) =>
    placesOf(
      evidence,
      evidence.ordinary.filter((window) => window.weekday === weekday),
    ),
  );
}

/** Places in use summed over the steps of some hours. */
function placesOf({ venue }: CalendarEvidence, hours: Busyness): number {
  return busyWeek(hours, venue.stepMinutes).reduce(
    (sum, places) => sum + (Number.isNaN(places) ? 0 : places),
    0,
  );
}

function bounded(share: number): number {
  return Math.round(100 * Math.min(most, Math.max(least, share))) / 100;
}
