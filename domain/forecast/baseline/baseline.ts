import { addTo } from '../chance/add';
import { meanAtLeast } from '../chance/counts';
import { blendProfiles, ownProfile, toOpenShares } from './profile';

/** One past week of ordinary visits: starts per slot at full price, where places ran out, and which slots may be believed. */
export type OrdinaryWeek = {
  readonly starts: ArrayLike<number>;
  readonly full: ArrayLike<number>;
  /** Weight of the count, 0 … 1: 0 where a deal was within reach or the count is missing, less for older weeks. */
  readonly usable: ArrayLike<number>;
};

export type BaselineInput = {
  readonly weeks: readonly OrdinaryWeek[];
  readonly capacity: ArrayLike<number>;
  readonly slotsPerDay: number;
  /** Share of the trade's week per slot, or null where the trade is unknown. */
  readonly tradeProfile: ArrayLike<number> | null;
};

export type Baseline = {
  /** λ_j: expected full-price starts per slot and week [starts/week]. */
  readonly mean: Float64Array;
  /** Weeks of own counts behind each slot. */
  readonly weeks: Float64Array;
  /** Weeks the profile is worth beside them. */
  readonly priorWeeks: Float64Array;
};

/** Size of the negative binomial of one slot's count: docs/rules/forecast.md, start value of design 2a. */
export const countSize = 8;
const mostSteps = 25;
const mostPriorWeeks = 20;
const priorWeeksWithoutHistory = 3;

/**
 * Baseline demand of a venue: its own counts, shrunk towards the trade's week (two levels, gamma and Poisson),
 * with counts of full slots replaced by what they stand for (EM). Promise and symbols: docs/rules/forecast.md.
 */
export function estimateBaseline(input: BaselineInput): Baseline {
  const weeks = usableWeeks(input);
  const { sums, full } = countsOf(input);
  let fitted = shrink(input, sums, weeks);
  for (let step = 0; full.length > 0 && step < mostSteps; step += 1) {
    const next = shrink(input, uncensored(sums, full, fitted.mean), weeks);
    let moved = 0;
    for (let slot = 0; slot < sums.length; slot += 1) {
      moved = Math.max(moved, Math.abs((next.mean[slot] as number) - (fitted.mean[slot] as number)));
    }
    fitted = next;
    if (moved < 1e-3) break;
  }
  return fitted;
}

function usableWeeks(input: BaselineInput): Float64Array {
  const weeks = new Float64Array(input.capacity.length);
  for (const week of input.weeks) {
    for (let slot = 0; slot < weeks.length; slot += 1)
      weeks[slot] = (weeks[slot] as number) + (week.usable[slot] ?? 0);
  }
  return weeks;
}

/** A count that stopped because there was no place left, with its weight. */
type Full = { readonly slot: number; readonly seen: number; readonly weight: number };

/** Σ_w n_jw as counted, and the counts that full slots cut off. */
function countsOf(input: BaselineInput): { sums: Float64Array; full: Full[] } {
  const sums = new Float64Array(input.capacity.length);
  const full = new Map<string, Full>();
  for (const week of input.weeks) {
    for (let slot = 0; slot < sums.length; slot += 1) {
      const weight = week.usable[slot] ?? 0;
      if (weight === 0) continue;
      const seen = Math.max(0, week.starts[slot] ?? 0);
      sums[slot] = (sums[slot] as number) + weight * seen;
      if (week.full[slot]) keepFull(full, { slot, seen, weight });
    }
  }
  return { sums, full: [...full.values()] };
}

/** The same count in the same slot stands for the same, so it is looked at once. */
function keepFull(full: Map<string, Full>, one: Full): void {
  const key = `${one.slot} ${one.seen}`;
  full.set(key, { ...one, weight: one.weight + (full.get(key)?.weight ?? 0) });
}

/** Σ_w n*_jw: a cut-off count stands for E[N | N ≥ n] under the mean found last. */
function uncensored(sums: Float64Array, full: readonly Full[], mean: Float64Array): Float64Array {
  const all = sums.slice();
  for (const { slot, seen, weight } of full) {
    const stands = meanAtLeast(seen, Math.max(mean[slot] ?? 0, seen), countSize);
    addTo(all, slot, weight * (stands - seen));
  }
  return all;
}

function shrink(input: BaselineInput, sums: Float64Array, weeks: Float64Array): Baseline {
  const { capacity } = input;
  const means = sums.map((sum, slot) => ((weeks[slot] ?? 0) > 0 ? sum / (weeks[slot] ?? 1) : 0));
  const own = ownProfile(means, capacity, input.slotsPerDay);
  const seen = weeks.reduce((most, count) => Math.max(most, count), 0);
  const profile = input.tradeProfile
    ? blendProfiles(toOpenShares(input.tradeProfile, capacity), own, seen)
    : own;
  const prior = levelled(profile, means, weeks);
  const departure = squaredDeparture(prior, means, weeks);
  const priorWeeks = prior.map((expected) =>
    weeks.some((count) => count > 0)
      ? Math.min(mostPriorWeeks, 1 / (Math.max(expected, 1e-6) * departure))
      : priorWeeksWithoutHistory,
  );
  const mean = prior.map((expected, slot) => {
    if (!(capacity[slot] ?? 0)) return 0;
    const worth = priorWeeks[slot] ?? 0;
    const posterior = (worth * expected + (sums[slot] ?? 0)) / (worth + (weeks[slot] ?? 0) || 1);
    return Math.min(posterior, 2.5 * (capacity[slot] ?? 0));
  });
  return { mean, weeks, priorWeeks };
}

/** π_j = L · profile_j, where L makes the profile's total equal to the counted total over the same slots and weeks. */
function levelled(profile: Float64Array, means: Float64Array, weeks: Float64Array): Float64Array {
  let counted = 0;
  let covered = 0;
  for (const [slot, count] of weeks.entries()) {
    counted += (means[slot] ?? 0) * count;
    covered += (profile[slot] ?? 0) * count;
  }
  const level = covered > 0 ? counted / covered : 0;
  return profile.map((share) => level * share);
}

/** t²: squared relative departure of this venue from its profile, by moments: (Σ(n̄ − π)² − π/W) / Σπ², at least 0.01. */
function squaredDeparture(prior: Float64Array, means: Float64Array, weeks: Float64Array): number {
  let excess = 0;
  let squares = 0;
  for (const [slot, expected] of prior.entries()) {
    const count = weeks[slot] ?? 0;
    if (count === 0) continue;
    excess += ((means[slot] ?? 0) - expected) ** 2 - expected / count;
    squares += expected * expected;
  }
  return Math.max(0.01, squares > 0 ? excess / squares : 0.01);
}
