import type { Instant } from '../../time/wall';
import { dayMinutes } from '../../time/windows';
import { daysBetween, wallAt } from '../../time/zone';
import { stepCount } from '../../venues/steps';
import type { Venue } from '../../venues/venue';
import type { Visit } from '../visits/read-visits';

export type PastVisit = { readonly start: Instant; readonly seats: number };

/** Days of visits are counted from a Monday: see `Moment`. */
export const firstMonday = '1970-01-05';

/** Every visit as the places it keeps at each of its steps, by the venue's clock. */
export function placesInUse(venue: Venue, visits: readonly PastVisit[], minutes: number): Visit[] {
  const steps = stepCount(minutes, venue.stepMinutes);
  const days = new Map<string, number>();
  return visits.flatMap(({ start, seats }) => {
    const { day, minute } = wallAt(start, venue.timeZone);
    const known = days.get(day) ?? daysBetween(firstMonday, day);
    days.set(day, known);
    return Array.from({ length: steps }, (_, step) => {
      const at = minute - (minute % venue.stepMinutes) + step * venue.stepMinutes;
      return { day: known + Math.floor(at / dayMinutes), minute: at % dayMinutes, count: seats };
    });
  });
}
