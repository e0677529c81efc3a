import type { OrdinaryWeek } from '../baseline/baseline';
import { daysPerWeek, slotsOfWeek, type WeekGrid } from '../week-grid';
import type { Visit } from './read-visits';

export type LaidOut = {
  readonly weeks: readonly OrdinaryWeek[];
  /** Visits outside the opening hours, and days that look like holes: open on that weekday, but not a single visit. */
  readonly outside: number;
  readonly holes: number;
};

/** A venue's history is at most this long: older weeks say nothing about the next one. */
const mostWeeks = 104;

/**
 * Visits laid onto the venue's week, whole weeks only. A day without a single visit, where that weekday usually has some, is
 * a hole in the file and not a quiet day; a file of zeros stays a file of zeros.
 */
export function layOutVisits(visits: readonly Visit[], grid: WeekGrid, capacity: ArrayLike<number>): LaidOut {
  let lastDay = -Infinity;
  let firstDay = Infinity;
  for (const visit of visits) {
    lastDay = Math.max(lastDay, visit.day);
    firstDay = Math.min(firstDay, visit.day);
  }
  if (visits.length === 0) return { weeks: [], outside: 0, holes: 0 };
  const lastWeek = Math.floor(lastDay / daysPerWeek);
  const firstWeek = Math.max(Math.floor(firstDay / daysPerWeek), lastWeek - mostWeeks + 1);
  const starts = Array.from({ length: lastWeek - firstWeek + 1 }, () => new Float64Array(slotsOfWeek(grid)));
  const seen = starts.map(() => new Uint8Array(daysPerWeek));
  let outside = 0;
  for (const visit of visits) {
    const week = Math.floor(visit.day / daysPerWeek) - firstWeek;
    const slot = slotOf(visit, grid);
    const counts = starts[week];
    if (!counts) continue;
    if (slot === null || !(capacity[slot] ?? 0)) outside += visit.count;
    else counts[slot] = (counts[slot] ?? 0) + visit.count;
    const days = seen[week];
    if (days) days[visit.day % daysPerWeek] = 1;
  }
  return {
    ...believable({
      starts,
      seen,
      grid,
      firstDay: firstDay - firstWeek * daysPerWeek,
      lastDay: lastDay - firstWeek * daysPerWeek,
    }),
    outside,
  };
}

function slotOf(visit: Visit, grid: WeekGrid): number | null {
  const slot = Math.floor((visit.minute - grid.dayStartMinute) / grid.slotMinutes);
  if (slot < 0 || slot >= grid.slotsPerDay) return null;
  return (visit.day % daysPerWeek) * grid.slotsPerDay + slot;
}

type Counted = {
  starts: Float64Array[];
  seen: Uint8Array[];
  grid: WeekGrid;
  firstDay: number;
  lastDay: number;
};

/** A weekday counts as usually visited when at least half of its days have a row. */
function believable({ starts, seen, grid, firstDay, lastDay }: Counted): {
  weeks: OrdinaryWeek[];
  holes: number;
} {
  const usually = Array.from(
    { length: daysPerWeek },
    (_, day) => seen.filter((days) => days[day]).length * 2 >= seen.length,
  );
  let holes = 0;
  const weeks = starts.map((counts, week) => {
    const usable = new Float64Array(counts.length);
    for (let day = 0; day < daysPerWeek; day += 1) {
      const at = week * daysPerWeek + day;
      const inside = at >= firstDay && at <= lastDay;
      const hole = inside && usually[day] === true && !seen[week]?.[day];
      if (hole) holes += 1;
      if (inside && !hole) usable.fill(1, day * grid.slotsPerDay, (day + 1) * grid.slotsPerDay);
    }
    return { starts: counts, full: new Uint8Array(counts.length), usable };
  });
  return { weeks, holes };
}
