import type { Day } from '../time/wall';
import { addDays, weekdayOf } from '../time/zone';

/** The next working day after a day, Monday to Friday: when what was earned on it is paid out. */
export function paydayOf(day: Day): Day {
  const next = addDays(day, 1);
  return weekdayOf(next) <= 5 ? next : paydayOf(next);
}
