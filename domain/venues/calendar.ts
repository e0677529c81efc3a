import type { Day } from '../time/wall';
import { addDays, weekdayOf } from '../time/zone';
import type { Busyness, SpecialDay, Venue } from './venue';

/** What makes a date differ from its weekday: special days, and how busy each month is beside the ordinary week, January first. */
export type Calendar = Pick<Venue, 'seats' | 'specialDays' | 'season'>;

export function hasCalendar({ specialDays, season }: Omit<Calendar, 'seats'>): boolean {
  return (specialDays?.length ?? 0) > 0 || Boolean(season);
}

export function specialDayOn({ specialDays }: Calendar, day: Day): SpecialDay | null {
  return specialDays?.find((special) => special.day === day) ?? null;
}

/** The same text for days on which `busynessOn` says the same; null where the ordinary week stands. */
export function calendarKey(calendar: Calendar, day: Day): string | null {
  const special = [day, addDays(day, 1)].filter((one) => specialDayOn(calendar, one));
  const month = seasonOn(calendar, day) === 1 ? [] : [day.slice(5, 7)];
  return special.length + month.length === 0 ? null : [...month, ...special].join(' ');
}

/**
 * The ordinary week as it will be around one date. Hours after midnight belong to the day they start on, so the next day is in it
 * too. Where nothing is known of the weekday a day is said to be like, it stays like its own.
 */
export function busynessOn(ordinary: Busyness, calendar: Calendar, day: Day): Busyness {
  if (calendarKey(calendar, day) === null) return ordinary;
  const special = [day, addDays(day, 1)].flatMap((one) => specialDayOn(calendar, one) ?? []);
  const replaced = special.map((one) => weekdayOf(one.day));
  const usual = ordinary.filter(({ weekday }) => !replaced.includes(weekday));
  const others = special.flatMap((one) =>
    hoursLike(ordinary, one).map((window) => ({
      ...window,
      weekday: weekdayOf(one.day),
      expectedSeats: window.expectedSeats * one.share,
    })),
  );
  return inSeason([...usual, ...others], calendar, day);
}

/** The ordinary week as it is in the month of a date. */
export function inSeason(ordinary: Busyness, calendar: Calendar, day: Day): Busyness {
  const season = seasonOn(calendar, day);
  return ordinary.map((window) => ({
    ...window,
    expectedSeats: Math.min(calendar.seats, Math.round(window.expectedSeats * season * 100) / 100),
  }));
}

/** How busy the month of a date is beside the ordinary week. */
function seasonOn({ season }: Pick<Calendar, 'season'>, day: Day): number {
  return season?.[Number(day.slice(5, 7)) - 1] ?? 1;
}

/** The ordinary hours that a special day takes, before its own share. */
export function hoursLike(ordinary: Busyness, { day, like }: Pick<SpecialDay, 'day' | 'like'>): Busyness {
  const theirs = ordinary.filter(({ weekday }) => weekday === like);
  return theirs.length > 0 ? theirs : ordinary.filter(({ weekday }) => weekday === weekdayOf(day));
}
