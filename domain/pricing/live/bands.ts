import { listPriceOf } from '../../deals/list-price';
import { basisPoints, lessShare, type Minor } from '../../money/money';
import type { Instant, Span, Zone } from '../../time/wall';
import { dayMinutes, type WeekMinute, weekMinuteAt, weekMinutes } from '../../time/windows';
import { minuteMs, wallAt, weekdayOf, weekMs } from '../../time/zone';
import { fitsHours } from '../../venues/opening';
import type { Venue } from '../../venues/venue';
import { bestWindow, type PricedWeek } from '../week';
import type { Opening } from './opening';

/** Hours of a week, Monday first: bit 0 of a day is its hour from midnight on. */
export type HourBits = readonly [number, number, number, number, number, number, number];
/** The hours in which a visit may start and costs at least this much. */
export type Band = { readonly priceMinor: Minor; readonly hours: HourBits };

const quarter = 15 * minuteMs;

/**
 * What a deal may cost at the least, hour by hour of any week: nothing that `listSlots` shows, today or later, is cheaper or at an
 * hour that is not here. Bookings, closures, promises and measuring only ever take away; places opened at short notice,
 * a lifted guard, days and months quieter than the ordinary week and the two odd nights of a year may add, so they are in here. The cheapest band first.
 */
export function bandsOf(week: PricedWeek, openings: readonly Opening[]): Band[] {
  const least = leastByHour(week, openings);
  const prices = [...new Set(least.values())].sort((a, b) => a - b);
  return prices.map((priceMinor) => {
    const hours = [0, 0, 0, 0, 0, 0, 0];
    for (const [hour, price] of least) if (price === priceMinor) mark(hours, hour);
    return { priceMinor, hours: hours as unknown as HourBits };
  });
}

/** The hours of the week that a span touches on the wall of its place; null where it touches all. */
export function hoursOf({ from, until }: Span, zone: Zone): HourBits | null {
  if (until - from >= weekMs) return null;
  const hours = [0, 0, 0, 0, 0, 0, 0];
  for (let at = from; at < until; at += quarter) mark(hours, hourAt(at, zone));
  if (until > from) mark(hours, hourAt(until - 1, zone));
  return hours as unknown as HourBits;
}

/** A price as a share of the list price, in millionths: by it the quietest comes first. */
export function quietnessOf(priceMinor: number, listPriceMinor: number): number {
  return Math.round((priceMinor * 1_000_000) / Math.max(1, listPriceMinor));
}

function leastByHour(week: PricedWeek, openings: readonly Opening[]): Map<number, Minor> {
  const { venue, package: pkg } = week.rules;
  const lifted = [
    ...(venue.guardLifts ?? []).map((span) => spanHours(span, venue.timeZone)),
    ...calendarHours(venue),
  ];
  const opened = openings.map((one) => ({ hours: spanHours(one, venue.timeZone), offBps: one.offBps }));
  const fits = fitsHours(venue.hours, pkg.durationMinutes);
  const fitsAtNight = fitsHours(venue.hours, Math.max(0, pkg.durationMinutes - oddNightMinutes));
  const least = new Map<number, Minor>();
  for (let minute = 0; minute < weekMinutes; minute += venue.stepMinutes) {
    const start = weekMinuteAt(minute);
    const isOdd = isAtNight(start, pkg.durationMinutes + pkg.cleanUpMinutes);
    if (!(isOdd ? fitsAtNight : fits)(start)) continue;
    const hour = Math.floor(minute / 60);
    const isFree = isOdd || lifted.some((hours) => hours === null || hours.has(hour));
    const shares = opened.flatMap(({ hours, offBps }) => (hours === null || hours.has(hour) ? offBps : []));
    const price = leastAt(week, start, { isFree, offBps: Math.max(0, ...shares) });
    if (price < (least.get(hour) ?? Number.POSITIVE_INFINITY)) least.set(hour, price);
  }
  return least;
}

type Chance = { readonly isFree: boolean; readonly offBps: number };

/** `isFree`: the guard may not count here. */
function leastAt(week: PricedWeek, start: WeekMinute, { isFree, offBps }: Chance): Minor {
  const { terms, package: pkg } = week.rules;
  const listed = listPriceOf(pkg);
  const window = isFree ? bestWindow(terms.offPeak, start) : null;
  const usual = window ? lessShare(listed, window.offBps) : week.quoteAt(start).priceMinor;
  const opened = lessShare(listed, basisPoints(offBps));
  return opened < usual ? opened : usual;
}

/** The clock changes by at most this much, in the hours before dawn. */
const oddNightMinutes = 120;
const nightEnds = 6 * 60;
const nightBegins = 22 * 60;

function isAtNight({ minute }: WeekMinute, minutes: number): boolean {
  return minute < nightEnds || minute + minutes > nightBegins;
}

/** The hours that special days and quiet months may bring below the guard: all of such days, and of the nights before them. */
function calendarHours({ specialDays, season }: Venue): (ReadonlySet<number> | null)[] {
  if (season?.some((share) => share < 1)) return [null];
  return (specialDays ?? []).map(({ day }) => {
    const first = (weekdayOf(day) - 1) * 24;
    return new Set(
      [...hoursOfDay, ...hoursOfDay.map((hour) => hour - 24)].map((hour) => (first + hour + 168) % 168),
    );
  });
}

/** Null is every hour. */
function spanHours(span: Span, zone: Zone): ReadonlySet<number> | null {
  const bits = hoursOf(span, zone);
  if (!bits) return null;
  return new Set(
    bits.flatMap((day, index) =>
      hoursOfDay.filter((hour) => day & (1 << hour)).map((hour) => index * 24 + hour),
    ),
  );
}

const hoursOfDay = Array.from({ length: dayMinutes / 60 }, (_, hour) => hour);

function mark(hours: number[], hour: number): void {
  const day = Math.floor(hour / 24);
  hours[day] = (hours[day] ?? 0) | (1 << (hour % 24));
}

function hourAt(at: Instant, zone: Zone): number {
  const { weekday, minute } = wallAt(at, zone);
  return (weekday - 1) * 24 + Math.floor(minute / 60);
}
