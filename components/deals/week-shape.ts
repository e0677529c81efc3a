import { weekdayNames } from '../words/labels';
import type { QuietCell } from './deal-art';
import type { HourBar } from './hour-strip';
import type { WeekRow } from './week-strip';

/** The best percentage off by weekday (Monday first) and hour; null where no visit starts. */
export type WeekShape = readonly (readonly (number | null)[])[];

/** The hours in which anything is open on any day. */
export function openHours(week: WeekShape): number[] {
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    week.some((day) => day[hour] !== null && day[hour] !== undefined),
  );
}

export function weekRows(week: WeekShape, hours: readonly number[]): WeekRow[] {
  return week.map((day, index) => ({
    weekday: weekdayNames[index] ?? '',
    cells: hours.map((hour) => ({ percentOff: day[hour] ?? null })),
  }));
}

/** Runs of quiet hours, for the picture. */
export function quietCells(week: WeekShape): QuietCell[] {
  const isQuiet = (off: number | null | undefined) => (off ?? 0) > 0;
  return week.flatMap((day, weekday) =>
    day.flatMap((off, fromHour) => {
      if (!isQuiet(off) || isQuiet(day[fromHour - 1])) return [];
      const length = day.slice(fromHour).findIndex((next) => !isQuiet(next));
      return [{ weekday: weekday + 1, fromHour, untilHour: length < 0 ? day.length : fromHour + length }];
    }),
  );
}

/** One day's hours as bars; weekday 0 is Monday. */
export function barsOf(week: WeekShape, weekday: number): HourBar[] {
  const hours = openHours(week);
  const first = hours[0] ?? 9;
  const last = Math.max(hours.at(-1) ?? 18, first + 7);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    hour: first + index,
    percentOff: week[weekday]?.[first + index] ?? 0,
  }));
}
