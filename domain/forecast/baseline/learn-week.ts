import { dayMinutes, weekMinuteAt, weekMinutes } from '../../time/windows';
import { dayOf } from '../../time/zone';
import { busyWeek } from '../../venues/busyness';
import { fitsHours } from '../../venues/opening';
import type { Busyness, BusyWindow, Venue } from '../../venues/venue';
import { layOutVisits } from '../visits/lay-out';
import { estimateBaseline } from './baseline';
import { type PastVisit, placesInUse } from './places-in-use';

export type WeekEvidence = {
  readonly venue: Venue;
  /** The week as the merchant said it; null where nobody did. */
  readonly stated: Busyness | null;
  /** All full-price visits of some weeks, from the merchant's own books. */
  readonly visits: readonly PastVisit[];
  /** Full-price visits booked here and refused here: a part of all, so they only raise. */
  readonly own: readonly PastVisit[];
  /** How long a visit and its clean-up keep their places. */
  readonly minutes: number;
};

export type LearnedWeek = { readonly busyness: BusyWindow[]; readonly weeks: number };

/** A week said from memory counts as much as so many counted ones. */
const statedWorth = 4;
/** How far shrinkage may take an hour below what was counted, so that a busy hour stays guarded [share of places]. */
const shrinkAtMost = 0.08;
const fewestOwnWeeks = 4;

/**
 * The ordinary week from everything that is known: days that are not like their weekday left out, counted weeks shrunk towards the venue's own days and hours, then with the
 * stated week as so many weeks more, and raised where bookings here alone are more. Page: docs/rules/forecast.md.
 */
export function learnWeek(told: WeekEvidence): LearnedWeek {
  const evidence = {
    ...told,
    visits: onOrdinaryDays(told, told.visits),
    own: onOrdinaryDays(told, told.own),
  };
  const { venue, stated, visits, own } = evidence;
  if (visits.length === 0 && own.length === 0) return { busyness: [...(stated ?? [])], weeks: 0 };
  const said = busyWeek(stated ?? [], venue.stepMinutes);
  const counted = countedWeek(evidence);
  const here = ownWeek(evidence);
  const seats = said.map((places, step) => {
    const share = blend(places, counted.mean?.[step], counted.weeks);
    const atLeast = here?.[step] ?? 0;
    if (Number.isNaN(share)) return atLeast > 0 ? atLeast : Number.NaN;
    return Math.min(venue.seats, Math.max(share, atLeast));
  });
  return { busyness: windowsOf(seats, venue), weeks: counted.weeks };
}

/** A special day without its visits looks like a hole in the file, and is left out as one. */
function onOrdinaryDays({ venue }: WeekEvidence, visits: readonly PastVisit[]): readonly PastVisit[] {
  const special = new Set(venue.specialDays?.map(({ day }) => day));
  if (special.size === 0) return visits;
  return visits.filter(({ start }) => !special.has(dayOf(start, venue.timeZone)));
}

function blend(said: number, counted: number | undefined, weeks: number): number {
  if (counted === undefined) return said;
  return Number.isNaN(said) ? counted : (statedWorth * said + weeks * counted) / (statedWorth + weeks);
}

function countedWeek({ venue, visits, minutes }: WeekEvidence): { mean: Float64Array | null; weeks: number } {
  if (visits.length === 0) return { mean: null, weeks: 0 };
  const capacity = openSteps(venue);
  const { weeks } = layOutVisits(placesInUse(venue, visits, minutes), gridOf(venue), capacity);
  const { mean } = estimateBaseline({
    weeks,
    capacity,
    slotsPerDay: dayMinutes / venue.stepMinutes,
    tradeProfile: null,
  });
  const least = shrinkAtMost * venue.seats;
  return {
    weeks: weeks.length,
    mean: mean.map((places, step) => Math.max(places, averageOf(weeks, step) - least)),
  };
}

type Weeks = ReturnType<typeof layOutVisits>['weeks'];

function averageOf(weeks: Weeks, step: number): number {
  let sum = 0;
  let count = 0;
  for (const week of weeks) {
    if (!week.usable[step]) continue;
    sum += week.starts[step] ?? 0;
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

/** Mean places in use by guests who booked here, over the weeks since the first of them. */
function ownWeek({ venue, own, minutes }: WeekEvidence): Float64Array | null {
  if (own.length === 0) return null;
  const { weeks } = layOutVisits(placesInUse(venue, own, minutes), gridOf(venue), openSteps(venue));
  const sums = new Float64Array(weekMinutes / venue.stepMinutes);
  for (const { starts } of weeks)
    for (const [step, sum] of sums.entries()) sums[step] = sum + (starts[step] ?? 0);
  return sums.map((sum) => sum / Math.max(fewestOwnWeeks, weeks.length));
}

function gridOf({ stepMinutes }: Venue) {
  return { slotMinutes: stepMinutes, slotsPerDay: dayMinutes / stepMinutes, dayStartMinute: 0 };
}

/** Places at the open steps of the week, none at the closed ones. */
function openSteps(venue: Venue): Float64Array {
  const isOpen = fitsHours(venue.hours, venue.stepMinutes);
  return Float64Array.from({ length: weekMinutes / venue.stepMinutes }, (_, step) =>
    isOpen(weekMinuteAt(step * venue.stepMinutes)) ? venue.seats : 0,
  );
}

/** Steps as windows; neighbours that say the same are one, within a day. Closed steps without guests say nothing. */
function windowsOf(seats: Float64Array, venue: Venue): BusyWindow[] {
  const isOpen = fitsHours(venue.hours, venue.stepMinutes);
  const windows: BusyWindow[] = [];
  for (const [step, places] of seats.entries()) {
    const at = weekMinuteAt(step * venue.stepMinutes);
    if (Number.isNaN(places) || (places === 0 && !isOpen(at))) continue;
    const expectedSeats = Math.round(places * 100) / 100;
    const last = windows.at(-1);
    const touches =
      last?.weekday === at.weekday && last.untilMinute === at.minute && last.expectedSeats === expectedSeats;
    const untilMinute = at.minute + venue.stepMinutes;
    if (last && touches) windows[windows.length - 1] = { ...last, untilMinute };
    else windows.push({ weekday: at.weekday, fromMinute: at.minute, untilMinute, expectedSeats });
  }
  return windows;
}
