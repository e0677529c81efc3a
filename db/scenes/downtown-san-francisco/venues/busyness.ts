import type { Weekday, WeekWindow } from '@/domain/time/wall';
import type { BusyWindow } from '@/domain/venues/venue';
import type { Chance } from '../chance';
import { figures } from '../sources/read';
import type { ShapeName, Trade } from '../trades/trade';

type Stated = {
  readonly trade: Trade;
  readonly hours: readonly WeekWindow[];
  readonly seats: number;
  readonly chance: Chance;
};

/**
 * Reservations leave out whoever walks in, which flattens nothing but the quiet hours: a root lifts them.
 * Receipts and head counts are nearer the truth.
 */
const exponents: Readonly<Record<ShapeName, number>> = {
  restaurant: 0.6,
  bar: 0.6,
  cafe: 0.8,
  salon: 0.85,
  fitness: 1,
};
/** A measured place that is closed or nearly so on a weekday says nothing of one that is open: it gets this much of an average day. */
const quietDay = 0.7;
/** What no measurement of ours shows: people go out to play at the weekend. */
const weekendOf: Readonly<Record<string, number>> = { activity: 1.3, class: 1.1, car: 0.8, dental: 0.8 };

/** Places in use in an ordinary week: the trade's measured shape, stretched over the venue's own hours and seats. */
export function busyWeekOf({ trade, hours, seats, chance }: Stated): BusyWindow[] {
  const shape = smooth(figures.busyness[trade.shape].week);
  const hoursOpen = hours.flatMap(hoursIn).map((part) => {
    const measured = shape[part.weekday - 1]?.[Math.floor(part.fromMinute / 60)] ?? 0;
    const weekend = part.weekday >= 6 ? (weekendOf[trade.category] ?? 1) : 1;
    return { ...part, weight: measured ** exponents[trade.shape] * weekend * chance.between(0.88, 1.12) };
  });
  const most = Math.max(...hoursOpen.map(({ weight }) => weight), 0.001);
  const peak = seats * chance.between(...trade.peak);
  return merged(
    hoursOpen.map(({ weight, ...part }) => ({ ...part, expectedSeats: halves((weight / most) * peak) })),
  );
}

/** A merchant counts in halves at best. */
function halves(seats: number): number {
  return Math.round(seats * 2) / 2;
}

function merged(parts: readonly BusyWindow[]): BusyWindow[] {
  const windows: BusyWindow[] = [];
  for (const part of parts) {
    const last = windows.at(-1);
    const goesOn = last?.weekday === part.weekday && last.untilMinute === part.fromMinute;
    if (last && goesOn && last.expectedSeats === part.expectedSeats) {
      windows[windows.length - 1] = { ...last, untilMinute: part.untilMinute };
    } else {
      windows.push(part);
    }
  }
  return windows;
}

function smooth(week: readonly (readonly number[])[]): number[][] {
  const sums = week.map((day) => day.reduce((sum, people) => sum + people, 0));
  const most = Math.max(...sums);
  const kept = week.filter((_, i) => (sums[i] ?? 0) > 0.3 * most);
  const average = Array.from(
    { length: 24 },
    (_, hour) => kept.reduce((sum, day) => sum + (day[hour] ?? 0), 0) / kept.length,
  );
  return week.map((day, i) =>
    (sums[i] ?? 0) > 0.3 * most ? [...day] : average.map((people) => people * quietDay),
  );
}

/** The hours of a window, each within one clock hour of one day. */
function hoursIn({ weekday, fromMinute, untilMinute }: WeekWindow): WeekWindow[] {
  const parts: WeekWindow[] = [];
  for (let from = fromMinute; from < untilMinute; ) {
    const until = Math.min(untilMinute, (Math.floor(from / 60) + 1) * 60);
    const past = from >= 1440 ? 1440 : 0;
    parts.push({
      weekday: past ? nextDay(weekday) : weekday,
      fromMinute: from - past,
      untilMinute: until - past,
    });
    from = until;
  }
  return parts;
}

function nextDay(weekday: Weekday): Weekday {
  return weekday === 7 ? 1 : ((weekday + 1) as Weekday);
}
