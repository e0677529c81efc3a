import { twoDigits } from './day';
import type { Weekday, WeekWindow } from './wall';

export const dayMinutes = 1440;
export const weekMinutes = 10_080;
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** A minute of the week, as the wall clock shows it. */
export type WeekMinute = { readonly weekday: Weekday; readonly minute: number };

/** Half-open; a window over midnight belongs to the day it starts on: Saturday 01:30 is inside Friday 22:00–02:00. Source: rules.md d1. */
export function covers(window: WeekWindow, at: WeekMinute): boolean {
  const minute = ((at.weekday - window.weekday + 7) % 7) * dayMinutes + at.minute;
  return isWithin(window, minute) || isWithin(window, minute + weekMinutes);
}

export function overlap(a: WeekWindow, b: WeekWindow): boolean {
  return (
    (!isEmpty(b) && covers(a, { weekday: b.weekday, minute: b.fromMinute })) ||
    (!isEmpty(a) && covers(b, { weekday: a.weekday, minute: a.fromMinute }))
  );
}

/** The window as parts that each stay within one day. */
export function splitOverMidnight(window: WeekWindow): WeekWindow[] {
  if (window.untilMinute <= dayMinutes) return [window];
  const rest = splitOverMidnight({
    weekday: nextWeekday(window.weekday),
    fromMinute: 0,
    untilMinute: window.untilMinute - dayMinutes,
  });
  return [{ ...window, untilMinute: dayMinutes }, ...rest];
}

export function isEmpty(window: { readonly fromMinute: number; readonly untilMinute: number }): boolean {
  return window.untilMinute <= window.fromMinute;
}

/** `22:00`–`02:00`: an end that is not after the start lies on the next day. Source: api.md, conventions. */
export function minutesOf(hours: { readonly from: string; readonly to: string }): {
  fromMinute: number;
  untilMinute: number;
} | null {
  const fromMinute = parseWall(hours.from);
  const toMinute = parseWall(hours.to);
  if (fromMinute === null || toMinute === null || fromMinute === dayMinutes) return null;
  return { fromMinute, untilMinute: toMinute > fromMinute ? toMinute : toMinute + dayMinutes };
}

/** `HH:MM` to minutes after midnight; `24:00` is the end of the day; null for anything else. */
export function parseWall(text: string): number | null {
  if (text === '24:00') return dayMinutes;
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

/** Minutes after midnight as the wall clock shows them; 1440 is `24:00`, 1560 is `02:00` of the next day. */
export function printWall(minute: number): string {
  const shown = minute > dayMinutes ? minute % dayMinutes : minute;
  return `${twoDigits(Math.floor(shown / 60))}:${twoDigits(shown % 60)}`;
}

/** 0 is Monday midnight. */
export function weekMinuteOf({ weekday, minute }: WeekMinute): number {
  return ((weekday - 1) * dayMinutes + minute) % weekMinutes;
}

export function weekMinuteAt(minute: number): WeekMinute {
  const inWeek = ((minute % weekMinutes) + weekMinutes) % weekMinutes;
  return { weekday: weekdays[Math.floor(inWeek / dayMinutes)] ?? 1, minute: inWeek % dayMinutes };
}

function nextWeekday(weekday: Weekday): Weekday {
  return weekday === 7 ? 1 : ((weekday + 1) as Weekday);
}

function isWithin({ fromMinute, untilMinute }: WeekWindow, minute: number): boolean {
  return minute >= fromMinute && minute < untilMinute;
}
