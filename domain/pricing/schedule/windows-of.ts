import type { WeekGrid } from '../../forecast/week-grid';
import type { Weekday } from '../../time/wall';

/** One discounted block of the week, as a deal's terms and a merchant speak of it. */
export type PlannedWindow = {
  readonly weekdays: readonly Weekday[];
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly percentOff: number;
  readonly seats: number;
};

type Plan = {
  readonly level: ArrayLike<number>;
  readonly quota: ArrayLike<number>;
  readonly levelsPct: readonly number[];
  readonly grid: WeekGrid;
};

/** A schedule as windows: slots in a row at one level are one, and days with the same hours share it. */
export function windowsOf({ level, quota, levelsPct, grid }: Plan): PlannedWindow[] {
  const runs = new Map<string, PlannedWindow>();
  for (let day = 0; day < 7; day += 1) {
    for (const run of runsOf(level, day * grid.slotsPerDay, grid.slotsPerDay)) {
      const at = (slot: number) => grid.dayStartMinute + (slot - day * grid.slotsPerDay) * grid.slotMinutes;
      const percentOff = levelsPct[run.level] ?? 0;
      const key = `${at(run.from)} ${at(run.until)} ${percentOff}`;
      const known = runs.get(key);
      const places = leastOf(quota, run);
      runs.set(key, {
        weekdays: [...(known?.weekdays ?? []), (day + 1) as Weekday],
        fromMinute: at(run.from),
        untilMinute: at(run.until),
        percentOff,
        seats: Math.max(1, Math.min(known?.seats ?? places, places)),
      });
    }
  }
  return [...runs.values()];
}

type Run = { readonly from: number; readonly until: number; readonly level: number };

function runsOf(level: ArrayLike<number>, first: number, count: number): Run[] {
  const runs: Run[] = [];
  for (let slot = first; slot < first + count; slot += 1) {
    const now = level[slot] ?? 0;
    const last = runs.at(-1);
    if (now === 0) continue;
    if (last && last.until === slot && last.level === now)
      runs[runs.length - 1] = { ...last, until: slot + 1 };
    else runs.push({ from: slot, until: slot + 1, level: now });
  }
  return runs;
}

function leastOf(quota: ArrayLike<number>, { from, until }: Run): number {
  let least = Number.POSITIVE_INFINITY;
  for (let slot = from; slot < until; slot += 1) least = Math.min(least, quota[slot] ?? 0);
  return least;
}
