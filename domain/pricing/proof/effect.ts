import { studentQuantile } from '../../forecast/chance/beta';
import { normalQuantile } from '../../forecast/chance/normal';

/** One venue and week: was the deal published, and what came of it (seats or money). */
export type Cell = { readonly venueId: string; readonly on: boolean; readonly value: number };

export type Effect = {
  /** Mean difference of a week with the deal to one without [unit of value per week], and its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Mean of the weeks without the deal. */
  readonly without: number;
  readonly weeksOn: number;
  readonly weeksOff: number;
  /** Weeks of the whole experiment that 80 % power for the difference seen would take; null when nothing is seen. */
  readonly weeksNeeded: number | null;
};

/** Fewer weeks than this on either side say nothing. */
export const fewestWeeks = 3;
const confidence = 0.975;
const power = 0.8;

/**
 * Effect of publishing, within venues: Σ_v w_v (ȳ_on − ȳ_off) / Σ w_v, w_v = n_on n_off / (n_on + n_off), with an interval from
 * Welch's t over whole weeks (variances of "on" and "off" weeks apart, Satterthwaite's degrees of freedom). The week is the
 * unit because seats of one week are not independent. Null: not enough data yet.
 */
export function effectOf(cells: readonly Cell[]): Effect | null {
  const venues = byVenue(cells);
  const on = spreadOf(venues.map((venue) => venue.on));
  const off = spreadOf(venues.map((venue) => venue.off));
  if (on.count < fewestWeeks || off.count < fewestWeeks || on.freedom < 1 || off.freedom < 1) return null;
  const weights = venues.map(
    ({ on: with_, off: without }) => (with_.length * without.length) / (with_.length + without.length),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let difference = 0;
  let without = 0;
  let varianceOn = 0;
  let varianceOff = 0;
  for (const [index, venue] of venues.entries()) {
    const share = (weights[index] ?? 0) / all;
    difference += share * (mean(venue.on) - mean(venue.off));
    without += share * mean(venue.off);
    varianceOn += (share * share * on.variance) / venue.on.length;
    varianceOff += (share * share * off.variance) / venue.off.length;
  }
  const variance = varianceOn + varianceOff;
  const freedom =
    variance > 0 ? variance ** 2 / (varianceOn ** 2 / on.freedom + varianceOff ** 2 / off.freedom) : 1;
  const reach = variance > 0 ? studentQuantile(confidence, freedom) * Math.sqrt(variance) : 0;
  const weeksNeeded = weeksFor(difference, variance, on.count + off.count);
  return {
    difference,
    low: difference - reach,
    high: difference + reach,
    without,
    weeksOn: on.count,
    weeksOff: off.count,
    weeksNeeded,
  };
}

/** Venues with weeks of both kinds; the others cannot be compared with themselves. */
function byVenue(cells: readonly Cell[]): { on: number[]; off: number[] }[] {
  const venues = new Map<string, { on: number[]; off: number[] }>();
  for (const cell of cells) {
    const venue = venues.get(cell.venueId) ?? { on: [], off: [] };
    (cell.on ? venue.on : venue.off).push(cell.value);
    venues.set(cell.venueId, venue);
  }
  return [...venues.values()].filter((venue) => venue.on.length > 0 && venue.off.length > 0);
}

/** Variance within venues, pooled. */
function spreadOf(groups: readonly (readonly number[])[]): {
  count: number;
  freedom: number;
  variance: number;
} {
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  const freedom = count - groups.length;
  const squares = groups.reduce((sum, group) => {
    const middle = mean(group);
    return sum + group.reduce((inner, value) => inner + (value - middle) ** 2, 0);
  }, 0);
  return { count, freedom, variance: freedom > 0 ? squares / freedom : 0 };
}

/** Variance shrinks with the number of weeks: n · (z₀.₉₇₅ + z₀.₈)² · variance / difference². */
function weeksFor(difference: number, variance: number, weeks: number): number | null {
  if (difference === 0) return null;
  const needed = (normalQuantile(confidence) + normalQuantile(power)) ** 2 * (variance / difference ** 2);
  return Math.min(100_000, Math.ceil(weeks * needed));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
