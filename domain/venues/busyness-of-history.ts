import type { Instant } from '../time/wall';
import { dayMinutes, weekMinuteAt, weekMinuteOf, weekMinutes } from '../time/windows';
import { dayOf, daysBetween, minuteMs, wallAt } from '../time/zone';
import { fitsHours } from './opening';
import { stepCount } from './steps';
import type { BusyWindow, Venue } from './venue';

export type PastVisit = { readonly start: Instant; readonly seats: number };
type History = {
  readonly visits: readonly PastVisit[];
  readonly venue: Venue;
  /** How long a visit and its clean-up keep their places. */
  readonly minutes: number;
};

/**
 * The ordinary week of a venue: places in use at each step, averaged over the weeks from the first visit told to the
 * last. An open step in which nobody ever came is known to be empty.
 */
export function busynessOfHistory(history: History): { windows: BusyWindow[]; weeks: number } {
  const { visits, venue } = history;
  const [first] = visits;
  if (!first) return { windows: [], weeks: 0 };
  const weeks = weeksOf(visits, venue.timeZone);
  const sums = sumsByStep(history);
  const isOpen = fitsHours(venue.hours, venue.stepMinutes);
  const windows: BusyWindow[] = [];
  for (let step = 0; step < sums.length; step += 1) {
    const { weekday, minute } = weekMinuteAt(step * venue.stepMinutes);
    const sum = sums[step] ?? 0;
    if (sum === 0 && !isOpen({ weekday, minute })) continue;
    const expectedSeats = Math.min(venue.seats, Math.round((sum / weeks) * 100) / 100);
    join(windows, { weekday, fromMinute: minute, untilMinute: minute + venue.stepMinutes, expectedSeats });
  }
  return { windows, weeks };
}

function weeksOf(visits: readonly PastVisit[], timeZone: string): number {
  const starts = visits.map(({ start }) => start);
  const from = starts.reduce((least, start) => Math.min(least, start));
  const until = starts.reduce((most, start) => Math.max(most, start));
  return Math.max(1, Math.ceil((daysBetween(dayOf(from, timeZone), dayOf(until, timeZone)) + 1) / 7));
}

function sumsByStep({ visits, venue, minutes }: History): Float64Array {
  const sums = new Float64Array(weekMinutes / venue.stepMinutes);
  const steps = stepCount(minutes, venue.stepMinutes);
  for (const { start, seats } of visits) {
    for (let step = 0; step < steps; step += 1) {
      const at = wallAt(start + step * venue.stepMinutes * minuteMs, venue.timeZone);
      const index = Math.floor(weekMinuteOf(at) / venue.stepMinutes);
      sums[index] = (sums[index] ?? 0) + seats;
    }
  }
  return sums;
}

/** Steps that say the same are one window, within a day. */
function join(windows: BusyWindow[], next: BusyWindow): void {
  const last = windows.at(-1);
  const touches =
    last?.weekday === next.weekday &&
    last.untilMinute === next.fromMinute &&
    last.expectedSeats === next.expectedSeats &&
    next.fromMinute < dayMinutes;
  if (last && touches) windows[windows.length - 1] = { ...last, untilMinute: next.untilMinute };
  else windows.push(next);
}
