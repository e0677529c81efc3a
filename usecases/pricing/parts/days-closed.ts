import type { SellingVenue } from '@/db/deals/deal-terms';
import type { PlannedWindow } from '@/domain/pricing/schedule/windows-of';
import type { Instant } from '@/domain/time/wall';
import { addDays, dayOf, weekdayOf } from '@/domain/time/zone';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import { busynessOn } from '@/domain/venues/calendar';
import { guardPct } from './venue-engine';

/** A special day to come on which the guard closes a suggested window by itself. */
export type DayClosed = { readonly day: string; readonly name: string };

const daysAhead = 56;

export function daysClosed(
  venue: SellingVenue,
  { windows, now }: { windows: readonly PlannedWindow[]; now: Instant },
): DayClosed[] {
  const today = dayOf(now, venue.timeZone);
  const last = addDays(today, daysAhead);
  return (venue.specialDays ?? [])
    .filter(({ day }) => day > today && day <= last)
    .filter(({ day }) => windows.some((window) => isClosed(venue, day, window)))
    .map(({ day, name }) => ({ day, name }));
}

function isClosed(venue: SellingVenue, day: string, window: PlannedWindow): boolean {
  const weekday = weekdayOf(day);
  if (!window.weekdays.includes(weekday)) return false;
  const busyness = busynessOn(venue.busyness, venue, day);
  for (let minute = window.fromMinute; minute < window.untilMinute; minute += venue.stepMinutes) {
    const expected = expectedSeatsAt(busyness, weekday, minute) ?? 0;
    if (100 * expected > guardPct * venue.seats) return true;
  }
  return false;
}
