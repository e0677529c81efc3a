import { type Baseline, countSize, type OrdinaryWeek } from '../baseline/baseline';

/** Weeks' worth of the starting value 8 in the estimate of the size. */
const startWorth = 200;

/** Size k of the counts, by moments over past weeks: 1/k = Σ((n − λ)² − λ) / Σλ², drawn to 1/8; between 1 and 200. */
export function sizeOf(baseline: Baseline, weeks: readonly OrdinaryWeek[]): number {
  let excess = startWorth / countSize;
  let squares = startWorth;
  for (const week of weeks) {
    for (const [slot, mean] of baseline.mean.entries()) {
      if (!week.usable[slot] || week.full[slot] || mean <= 0) continue;
      excess += ((week.starts[slot] ?? 0) - mean) ** 2 - mean;
      squares += mean * mean;
    }
  }
  return Math.min(200, Math.max(1, squares / Math.max(1e-6, excess)));
}

/** The size that also carries what is not known of λ: 1/k' = 1/k + 1/((w₀ + W)λ). */
export function predictiveSize(size: number, mean: number, weeks: number): number {
  return mean <= 0 ? size : 1 / (1 / size + 1 / Math.max(0.5, weeks * mean));
}
