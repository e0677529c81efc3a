import { dayNumberOf } from './day';
import type { Day } from './wall';

const weekdays = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const months = ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** `Wed 10 March` from `2027-03-10`, by the calendar alone: no clock and no zone is asked. */
export function printDay(day: Day): string {
  // The days are counted from a Thursday, 1 January 1970.
  const weekday = ((dayNumberOf(day) % 7) + 7) % 7;
  return `${weekdays[weekday]} ${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]}`;
}

/** `Wed 10 March 2027`: where the year is not plain from what stands around it. */
export function printDate(day: Day): string {
  return `${printDay(day)} ${day.slice(0, 4)}`;
}

/** `Wed 10 March, 15:00` from a venue's local time `2027-03-10T15:00`. */
export function printLocal(local: string): string {
  return `${printDay(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}
