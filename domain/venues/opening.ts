import { twoDigits } from '../time/day';
import type { Day, Instant, Span, WeekWindow } from '../time/wall';
import { dayMinutes, type WeekMinute, weekMinuteOf, weekMinutes } from '../time/windows';
import { addDays, dayOf, edgeAt, instantsAt, minuteMs, weekdayOf } from '../time/zone';
import type { Venue } from './venue';

export type Start = { readonly start: Instant; readonly local: string };
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
  const starts: Start[] = [];
  for (let minute = 0; minute < dayMinutes; minute += venue.stepMinutes) {
    for (const start of instantsAt(day, minute, venue.timeZone)) {
      const visit = { start, minutes: visitMinutes };
      if (fits(visit, spans) && !isClosed(venue, visit)) {
        starts.push({
          start,
          local: `${day}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`,
        });
      }
    }
  }
  return starts.sort((a, b) => a.start - b.start);
}

/** The same question about an ordinary week without closures, for rules about windows rather than dates. */
export function fitsHours(hours: readonly WeekWindow[], at: WeekMinute, visitMinutes: number): boolean {
  const from = weekMinuteOf(at) + weekMinutes;
  return mergeSpans(hours.flatMap(threeWeeksOf)).some(
    (span) => from >= span.from && from + visitMinutes <= span.until,
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
