import { daysPerWeek } from '../../forecast/week-grid';
import type { Allowed } from './allowed';
import { readableDay } from './readable-day';
import { contributions, gainsOf, moveTo, type Tally } from './tally';
import type { VenueWeek } from './venue-week';

export type Search = {
  readonly tally: Tally;
  readonly venue: VenueWeek;
  readonly allowed: Allowed;
};

const mostSweeps = 2;
const readablePasses = 2;

/**
 * The schedule (level per slot) with the highest expected contribution under the merchant's rules, left in `tally.level`:
 * coordinate ascent over slots, then per day an exact dynamic programme over readable days, accepted only where the true value rises.
 * Design 2c; promise: docs/rules/forecast.md. Returns the gain over "no discount" [minor units/week].
 */
export function optimise(search: Search): number {
  const { tally, allowed } = search;
  const before = contributionOf(search);
  if (allowed.levels.length === 0) return 0;
  ascend(tally, allowed);
  for (let pass = 0; pass < readablePasses; pass += 1) {
    let changed = false;
    for (let day = 0; day < daysPerWeek; day += 1) changed = planDay(search, day, pass === 0) || changed;
    if (!changed) break;
  }
  const gain = contributionOf(search) - before;
  if (gain > 0) return gain;
  for (let slot = 0; slot < tally.level.length; slot += 1) moveTo(tally, slot, 0);
  return 0;
}

/** Slot by slot to its best level until nothing moves, at most two sweeps; readability is not looked at yet. */
function ascend(tally: Tally, allowed: Allowed): void {
  const gains = new Float64Array(tally.levels);
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    let moved = 0;
    for (let slot = 0; slot < tally.level.length; slot += 1) {
      if (!allowed.slots[slot]) continue;
      gainsOf(tally, slot, gains);
      const best = bestLevel(gains, allowed.levels);
      if ((gains[best] ?? 0) <= 1e-6) continue;
      moveTo(tally, slot, best);
      moved += 1;
    }
    if (moved === 0) return;
  }
}

function bestLevel(gains: Float64Array, levels: readonly number[]): number {
  return levels.reduce((best, level) => ((gains[level] ?? 0) > (gains[best] ?? 0) ? level : best), 0);
}

/** Replaces one day by its best readable plan. In the first pass the day may be unreadable, so only an empty day competes with it. */
function planDay(search: Search, day: number, first: boolean): boolean {
  const { tally, venue, allowed } = search;
  const { slotsPerDay } = venue.grid;
  const from = day * slotsPerDay;
  const old = tally.level.slice(from, from + slotsPerDay);
  const kept = first ? new Uint8Array(slotsPerDay) : old;
  const rows = dayGains(search, from);
  const planned = readableDay(rows, allowed.levels, {
    windows: venue.rules.maxWindowsPerDay,
    levels: venue.rules.maxLevelsPerDay,
    shortest: Math.max(1, venue.rules.minWindowSlots),
    windowCost: venue.windowCostMinor,
  });
  setDay(tally, from, kept);
  const before = contributionOf(search);
  setDay(tally, from, planned);
  if (contributionOf(search) <= before + 1e-6) {
    setDay(tally, from, kept);
    return false;
  }
  return planned.some((level, slot) => level !== old[slot]);
}

/** Per slot of the day, the gain of each allowed level over full price, everything else as it is now. */
function dayGains({ tally, venue, allowed }: Search, from: number): Float64Array[] {
  const gains = new Float64Array(tally.levels);
  return Array.from({ length: venue.grid.slotsPerDay }, (_, at) => {
    if (!allowed.slots[from + at]) return new Float64Array(allowed.levels.length).fill(-Infinity);
    gainsOf(tally, from + at, gains);
    const full = gains[0] ?? 0;
    return Float64Array.from(allowed.levels, (level) => (gains[level] ?? 0) - full);
  });
}

function setDay(tally: Tally, from: number, levels: Uint8Array): void {
  for (const [at, level] of levels.entries()) moveTo(tally, from + at, level);
}

/** Expected contribution per week, averaged over the beliefs, less what the windows cost [minor units/week]. */
export function contributionOf({ tally, venue }: Search): number {
  const values = contributions(tally);
  const mean = values.reduce((sum, value, index) => sum + value * (tally.parts[2 * index]?.weight ?? 0), 0);
  return mean - venue.windowCostMinor * countWindows(tally.level, venue.grid.slotsPerDay);
}

/** A window is a run of slots of one day at one discounted level. */
export function countWindows(level: ArrayLike<number>, slotsPerDay: number): number {
  let windows = 0;
  for (let slot = 0; slot < level.length; slot += 1) {
    const starts = slot % slotsPerDay === 0 || level[slot - 1] !== level[slot];
    if ((level[slot] ?? 0) > 0 && starts) windows += 1;
  }
  return windows;
}
