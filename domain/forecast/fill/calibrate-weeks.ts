import { daysBetween, wallAt } from '../../time/zone';
import { fitsHours } from '../../venues/opening';
import type { Venue } from '../../venues/venue';
import { firstMonday, type PastVisit } from '../baseline/places-in-use';
import { layOutVisits } from '../visits/lay-out';
import { fillBand } from './band';
import { type Calibration, calibrationOf, type Kept } from './calibration';
import { forecastWeek } from './forecast-week';

const hours = 24;
/** A week is forecast from at least so many before it; so many of the latest weeks are looked at. */
const fewestBefore = 4;
const weeksLookedAt = 8;

/** Rolling origin over a venue's own visits: every open hour of the latest weeks against the band given from the weeks before. */
export function calibrateWeeks(
  venue: Pick<Venue, 'timeZone' | 'hours' | 'seats'>,
  visits: readonly PastVisit[],
): Calibration {
  const isOpen = fitsHours(venue.hours, 60);
  const capacity = Float64Array.from({ length: 7 * hours }, (_, slot) => {
    const weekday = (Math.floor(slot / hours) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
    return isOpen({ weekday, minute: (slot % hours) * 60 }) ? Math.max(1, venue.seats) : 0;
  });
  const laid = visits.map(({ start, seats }) => {
    const { day, minute } = wallAt(start, venue.timeZone);
    return { day: daysBetween(firstMonday, day), minute, count: seats };
  });
  const { weeks } = layOutVisits(laid, grid, capacity);
  const kept: Kept[] = [];
  for (let at = Math.max(fewestBefore, weeks.length - weeksLookedAt); at < weeks.length; at += 1) {
    const given = { weeks: weeks.slice(0, at), capacity, slotsPerDay: hours, tradeProfile: null };
    kept.push(...keptOf(weeks[at], forecastWeek(given), capacity));
  }
  return calibrationOf(kept);
}

const grid = { slotMinutes: 60, slotsPerDay: hours, dayStartMinute: 0 };

type Week = ReturnType<typeof layOutVisits>['weeks'][number];

function keptOf(
  week: Week | undefined,
  { mean, size, missShare, middleShare }: ReturnType<typeof forecastWeek>,
  capacity: Float64Array,
): Kept[] {
  return [...capacity].flatMap((places, slot) => {
    if (!week || places <= 0 || !week.usable[slot]) return [];
    const band = {
      mean: mean[slot] ?? 0,
      size: size[slot] ?? 1,
      capacity: places,
      booked: 0,
      bookedShare: 0,
      missShare,
      middleShare,
    };
    const { low, high } = fillBand(band);
    const actual = Math.min(1, (week.starts[slot] ?? 0) / places);
    return [{ low, high, actual, weekday: Math.floor(slot / hours) + 1 }];
  });
}
