import { chancesUpTo } from '../chance/counts';

/** An 80 % band may miss one outcome in five. */
export const statedMiss = 0.2;
/** Start values of both shares, as if so many outcomes had come just as stated. */
const startWorth = 40;
/** Narrower than this no band is shown, whatever held. */
const mostMiss = 0.8;

/** Where a count lay in the forecast made of it. */
export type Score = {
  /** P(N < n) + P(N = n)/2. */
  readonly place: number;
  /** min(2·P(N ≤ n), 2·P(N ≥ n)): a band with tails of α/2 holds the count exactly if α is no more than this. */
  readonly miss: number;
};

export function scoreOf(count: number, mean: number, size: number): Score {
  const chances = chancesUpTo(Math.max(0, Math.round(count)), mean, size);
  const upTo = chances.reduce((sum, chance) => sum + chance, 0);
  const below = upTo - (chances[chances.length - 1] ?? 0);
  return { place: (upTo + below) / 2, miss: Math.min(1, 2 * upTo, 2 * (1 - below)) };
}

/**
 * The share to leave outside so that four bands in five hold: the 20 % point of the scores of past forecasts, rolling split
 * conformal prediction (Vovk et al. 2005). Small counts come in steps, so tails of 10 % each would hold far too often.
 */
export function missShareOf(scores: readonly Score[]): number {
  return Math.min(
    mostMiss,
    pointOf(
      scores.map(({ miss }) => miss),
      statedMiss,
    ),
  );
}

/** The share of the forecast below which half of the outcomes lay. */
export function middleShareOf(scores: readonly Score[]): number {
  return pointOf(
    scores.map(({ place }) => place),
    0.5,
  );
}

function pointOf(scores: readonly number[], share: number): number {
  const stated = Array.from({ length: startWorth }, (_, index) => (index + 0.5) / startWorth);
  const all = Float64Array.from([...scores, ...stated]).sort();
  return all[Math.floor(share * all.length)] ?? share;
}
