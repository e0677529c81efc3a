import { Temporal } from 'temporal-polyfill';
import { dayNumberOf, dayOfNumber, twoDigits } from './day';
import type { Day, Instant, Span, Weekday, Zone } from './wall';

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
/** Seven times 24 hours, whatever the clocks of a place do. */
export const weekMs = 7 * dayMs;
const dayMinutes = 1440;

/** A stretch of a day over which the clock of the zone runs evenly. */
type Stretch = Span & { readonly offsetMs: number };
type DayClock = Span & { readonly number: number; readonly stretches: readonly Stretch[] };
/** One point of a day's grid. */
export type GridPoint = { readonly at: Instant; readonly weekday: Weekday; readonly minute: number };
/** What the clock on the venue's wall shows. */
export type WallTime = { readonly day: Day; readonly weekday: Weekday; readonly minute: number };

/** The day at the venue, never the browser's. Source: rules.md d1. */
export function dayOf(at: Instant, zone: Zone): Day {
  return dayOfNumber(clockAt(at, zone).number);
}

export function weekdayOf(day: Day): Weekday {
  return weekdayOfNumber(dayNumberOf(day));
}

/** Minutes after midnight as the wall clock shows them: 120 twice on the night the clocks go back over it. */
export function minuteOf(at: Instant, zone: Zone): number {
  return minuteIn(clockAt(at, zone), at);
}

export function wallAt(at: Instant, zone: Zone): WallTime {
  const clock = clockAt(at, zone);
  return {
    day: dayOfNumber(clock.number),
    weekday: weekdayOfNumber(clock.number),
    minute: minuteIn(clock, at),
  };
}

/** `2027-03-10T15:00` at the venue. */
export function localOf(at: Instant, zone: Zone): string {
  const { day, minute } = wallAt(at, zone);
  return `${day}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/**
 * Every real instant at which the wall clock shows this minute of this day: none where the clock skips it,
 * two where it repeats it. Minutes from 1440 on belong to the next day. Source: rules.md d1, clock change.
 */
export function instantsAt(day: Day, minute: number, zone: Zone): Instant[] {
  const clock = clockOf(dayNumberOf(day) + Math.floor(minute / dayMinutes), zone);
  return instantsOn(clock, minute % dayMinutes);
}

/** Every real instant of a day on the grid of the wall clock, in the order of time. */
export function gridOf(day: Day, { stepMinutes, zone }: { stepMinutes: number; zone: Zone }): GridPoint[] {
  const clock = clockOf(dayNumberOf(day), zone);
  const weekday = weekdayOfNumber(clock.number);
  const points: GridPoint[] = [];
  for (let minute = 0; minute < dayMinutes; minute += stepMinutes) {
    for (const at of instantsOn(clock, minute)) points.push({ at, weekday, minute });
  }
  return clock.stretches.length === 1 ? points : points.sort((a, b) => a.at - b.at);
}

/**
 * When an opening or closing hour falls: a repeated minute counts the first time, so that nothing is sold past closing;
 * a skipped minute falls on the jump itself.
 */
export function edgeAt(day: Day, minute: number, zone: Zone): Instant {
  const clock = clockOf(dayNumberOf(day) + Math.floor(minute / dayMinutes), zone);
  const first = instantsOn(clock, minute % dayMinutes)[0];
  if (first !== undefined) return first;
  const shown = clock.number * dayMs + (minute % dayMinutes) * minuteMs;
  return clock.stretches.find(({ from, offsetMs }) => from + offsetMs > shown)?.from ?? clock.until;
}

/** `2027-03-10T15:00` as the wall clock of the zone shows it; a repeated time is the first of the two, a skipped one the jump. */
export function instantOfLocal(local: string, zone: Zone): Instant {
  const [hour = 0, minute = 0] = local.slice(11).split(':').map(Number);
  return edgeAt(local.slice(0, 10), hour * 60 + minute, zone);
}

export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumberOf(day) + count);
}

export function daysBetween(from: Day, until: Day): number {
  return dayNumberOf(until) - dayNumberOf(from);
}

/** The first instant of the day at the venue; not always midnight. */
export function startOfDay(day: Day, zone: Zone): Instant {
  return clockOf(dayNumberOf(day), zone).from;
}

/** True where no clock change falls into the span, so that minutes may simply be added. */
export function isEven({ from, until }: Span, zone: Zone): boolean {
  const first = clockAt(from, zone);
  if (first.stretches.length === 1 && until <= first.until) return true;
  const offsets = new Set<number>();
  for (let clock = first; clock.from < until; clock = clockOf(clock.number + 1, zone)) {
    for (const stretch of clock.stretches) {
      if (stretch.from < until && stretch.until > from) offsets.add(stretch.offsetMs);
    }
  }
  return offsets.size <= 1;
}

/** True for a name that this computer's time zone table knows. */
export function isZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
}

/** Thousands of slots are listed per request, so the clock of a day is worked out once and kept. */
const clocks = new Map<Zone, Map<number, DayClock>>();
const keptDays = 5_000;

function clockOf(number: number, zone: Zone): DayClock {
  let known = clocks.get(zone);
  if (!known || known.size >= keptDays) {
    known = new Map();
    clocks.set(zone, known);
  }
  const kept = known.get(number);
  if (kept) return kept;
  const clock = readClock(number, zone);
  known.set(number, clock);
  return clock;
}

function readClock(number: number, zone: Zone): DayClock {
  const date = Temporal.PlainDate.from(dayOfNumber(number));
  const start = date.toZonedDateTime({ timeZone: zone });
  const from = start.epochMilliseconds;
  const until = date.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
  if (until - from === dayMs)
    return { number, from, until, stretches: [{ from, until, offsetMs: offsetOf(start) }] };
  return { number, from, until, stretches: stretchesOf(start, until) };
}

function stretchesOf(start: Temporal.ZonedDateTime, until: Instant): Stretch[] {
  const stretches: Stretch[] = [];
  let here: Temporal.ZonedDateTime | null = start;
  while (here && here.epochMilliseconds < until) {
    const next: Temporal.ZonedDateTime | null = here.getTimeZoneTransition('next');
    const end = Math.min(next?.epochMilliseconds ?? until, until);
    stretches.push({ from: here.epochMilliseconds, until: end, offsetMs: offsetOf(here) });
    here = next;
  }
  return stretches;
}

function offsetOf(at: Temporal.ZonedDateTime): number {
  return at.offsetNanoseconds / 1_000_000;
}

function clockAt(at: Instant, zone: Zone): DayClock {
  let clock = clockOf(Math.floor(at / dayMs), zone);
  while (at < clock.from) clock = clockOf(clock.number - 1, zone);
  while (at >= clock.until) clock = clockOf(clock.number + 1, zone);
  return clock;
}

function instantsOn({ number, stretches }: DayClock, minute: number): Instant[] {
  const shown = number * dayMs + minute * minuteMs;
  const found: Instant[] = [];
  for (const { from, until, offsetMs } of stretches) {
    const at = shown - offsetMs;
    if (at >= from && at < until) found.push(at);
  }
  return found;
}

function minuteIn(clock: DayClock, at: Instant): number {
  const stretch = clock.stretches.find(({ until }) => at < until);
  return Math.floor((at + (stretch?.offsetMs ?? 0) - clock.number * dayMs) / minuteMs);
}

function weekdayOfNumber(number: number): Weekday {
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday;
}
