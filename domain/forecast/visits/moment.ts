import { Temporal } from 'temporal-polyfill';
import type { Zone } from '../../time/wall';

/** A wall-clock moment: days since Monday 1970-01-05, and minutes after midnight. */
export type Moment = { readonly day: number; readonly minute: number };

/** How days are written where they are not written year first. */
export type DayOrder = 'day-month-year' | 'month-day-year';

/** Days before the first Monday after the epoch. */
const mondayOffset = 4;

type Parts = { year: number; month: number; day: number; minute: number; offset: string };

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.*))?$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]+(.*))?$/;
const clock =
  /^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Reads one moment as it stands at the venue; null where it cannot be read. A written offset or another zone is converted. */
export function readMoment(
  text: string,
  how: { order: DayOrder; fileZone: Zone; venueZone: Zone },
): Moment | null {
  const parts = partsOf(text.trim(), how.order);
  if (!parts || !exists(parts)) return null;
  if (parts.offset === '' && how.fileZone === how.venueZone)
    return { day: dayNumber(parts), minute: parts.minute };
  return converted(parts, how);
}

function partsOf(text: string, order: DayOrder): Parts | null {
  const first = yearFirst.exec(text);
  const last = first ? null : yearLast.exec(text);
  const found = first ?? last;
  if (!found) return null;
  const time = clock.exec((found[4] ?? '0:00').trim());
  if (!time) return null;
  const one = Number(found[1]);
  const two = Number(found[2]);
  const three = Number(found[3]);
  const minute = minuteOf(time);
  const offset = (time[5] ?? '').toUpperCase();
  if (first) return { year: one, month: two, day: three, minute, offset };
  const dayFirst = order === 'day-month-year';
  return { year: three, month: dayFirst ? two : one, day: dayFirst ? one : two, minute, offset };
}

function minuteOf(time: RegExpExecArray): number {
  const half = (time[4] ?? '').toLowerCase();
  const hour = Number(time[1]);
  const minutes = Number(time[2] ?? 0);
  if (half === '') return hour * 60 + minutes;
  return ((hour % 12) + (half.startsWith('p') ? 12 : 0)) * 60 + minutes;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function exists({ year, month, day, minute }: Parts): boolean {
  const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0) ? 1 : 0;
  return (
    year >= 1970 && year < 2200 && day >= 1 && day <= (monthLengths[month - 1] ?? 0) + leap && minute < 1440
  );
}

/** Days from civil, Hinnant 2013, counted from Monday 1970-01-05. */
function dayNumber({ year, month, day }: { year: number; month: number; day: number }): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    ofEra * 365 +
    Math.floor(ofEra / 4) -
    Math.floor(ofEra / 100) +
    ofYear -
    719_468 -
    mondayOffset
  );
}

function converted(parts: Parts, how: { fileZone: Zone; venueZone: Zone }): Moment {
  const pad = (value: number) => String(value).padStart(2, '0');
  const wall = `${parts.year}-${pad(parts.month)}-${pad(parts.day)}T${pad(Math.floor(parts.minute / 60))}:${pad(parts.minute % 60)}`;
  const offset = /^[+-]\d{4}$/.test(parts.offset)
    ? `${parts.offset.slice(0, 3)}:${parts.offset.slice(3)}`
    : parts.offset;
  const instant =
    offset === ''
      ? Temporal.PlainDateTime.from(wall).toZonedDateTime(how.fileZone, { disambiguation: 'compatible' })
      : Temporal.Instant.from(`${wall}${offset}`).toZonedDateTimeISO(how.venueZone);
  const local = instant.withTimeZone(how.venueZone);
  return { day: dayNumber(local), minute: local.hour * 60 + local.minute };
}
