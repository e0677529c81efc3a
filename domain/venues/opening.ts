import type { Day, Instant, Span, Weekday, WeekWindow } from '../time/wall';
import { dayMinutes, printWall, type WeekMinute, weekdays, weekMinuteOf, weekMinutes } from '../time/windows';
import { addDays, dayOf, edgeAt, gridOf, minuteMs, weekdayOf } from '../time/zone';
import type { Venue } from './venue';

/** A start, and what the wall clock shows at it. */
export type Start = {
  readonly start: Instant;
  readonly local: string;
  readonly weekday: Weekday;
  readonly minute: number;
};
type Visit = { readonly start: Instant; readonly minutes: number };

/**
 * The visit itself must lie inside the opening hours and touch no closure; clean-up may run past closing.
 * Hours over midnight are one stretch, and so are hours that touch. Source: rules.md d1.
 */
export function isOpenFor(venue: Venue, visit: Visit): boolean {
  const day = dayOf(visit.start, venue.timeZone);
  return fits(visit, openSpans(venue, day)) && !isClosed(venue, visit);
}

/**
 * Every start of a day of the venue's calendar, on the grid of its step. A local time that the clock skips is no start;
 * one that it repeats is two.
 */
export function startsOf(venue: Venue, day: Day, visitMinutes: number): Start[] {
  const spans = openSpans(venue, day);
  if (spans.length === 0) return [];
  return gridOf(day, { stepMinutes: venue.stepMinutes, zone: venue.timeZone })
    .filter(({ at }) => fits({ start: at, minutes: visitMinutes }, spans))
    .filter(({ at }) => !isClosed(venue, { start: at, minutes: visitMinutes }))
    .map(({ at, weekday, minute }) => ({ start: at, local: `${day}T${printWall(minute)}`, weekday, minute }));
}

/** The same question about an ordinary week without closures, for rules about windows rather than dates. */
export function fitsHours(hours: readonly WeekWindow[], visitMinutes: number): (at: WeekMinute) => boolean {
  const spans = mergeSpans(hours.flatMap(threeWeeksOf));
  return (at) => {
    const from = weekMinuteOf(at) + weekMinutes;
    return spans.some((span) => from >= span.from && from + visitMinutes <= span.until);
  };
}

/** For every hour of an ordinary week, Monday midnight first, whether a visit of so many minutes fits from its start on. */
export function openStarts(hours: readonly WeekWindow[], visitMinutes: number): boolean[] {
  const isOpen = fitsHours(hours, visitMinutes);
  return weekdays.flatMap((weekday) =>
    Array.from({ length: dayMinutes / 60 }, (_, hour) => isOpen({ weekday, minute: hour * 60 })),
  );
}

function openSpans(venue: Venue, day: Day): Span[] {
  const spans = [-1, 0, 1].flatMap((shift) => {
    const openOn = addDays(day, shift);
    const weekday = weekdayOf(openOn);
    return venue.hours
      .filter((hours) => hours.weekday === weekday)
      .map((hours) => ({
        from: edgeAt(openOn, hours.fromMinute, venue.timeZone),
        until: edgeAt(openOn, hours.untilMinute, venue.timeZone),
      }));
  });
  return mergeSpans(spans);
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.until)
      merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else merged.push(span);
  }
  return merged;
}

function fits({ start, minutes }: Visit, spans: readonly Span[]): boolean {
  const end = start + minutes * minuteMs;
  return spans.some((span) => start >= span.from && end <= span.until);
}

function isClosed(venue: Venue, { start, minutes }: Visit): boolean {
  const end = start + minutes * minuteMs;
  return venue.closures.some((closure) => closure.from < end && closure.until > start);
}

function threeWeeksOf(hours: WeekWindow): Span[] {
  const from = (hours.weekday - 1) * dayMinutes + hours.fromMinute;
  const until = (hours.weekday - 1) * dayMinutes + hours.untilMinute;
  return [0, 1, 2].map((week) => ({ from: from + week * weekMinutes, until: until + week * weekMinutes }));
}
