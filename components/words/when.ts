const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** `Wed 10 March` from `2027-03-10`, by the calendar alone: no clock and no zone is asked. */
export function dayInWords(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return `${weekdays[weekdayIndex(year, month, date)]} ${date} ${months[month - 1]}`;
}

/** `Wed 10 March, 15:00` from a venue's local time `2027-03-10T15:00`. */
export function whenInWords(local: string): string {
  return `${dayInWords(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}

/** Zeller's congruence; 0 is Sunday. */
function weekdayIndex(year: number, month: number, date: number): number {
  const shifted = month < 3 ? month + 12 : month;
  const y = month < 3 ? year - 1 : year;
  const zeller =
    date +
    Math.floor((13 * (shifted + 1)) / 5) +
    y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400);
  return (zeller + 6) % 7;
}
