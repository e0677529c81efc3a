import { Temporal } from 'temporal-polyfill';
import type { Day } from './wall';

/** `2027-W10`: the ISO week of a day, Monday first. */
export function isoWeekOf(day: Day): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

/** The Monday of the ISO week a day lies in. */
export function mondayOf(day: Day): Day {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
