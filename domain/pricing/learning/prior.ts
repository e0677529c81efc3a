import type { PriceResponse } from '../schedule/taste';

/**
 * What is believed of a venue's town before it told anything: independent normals of transformed parameters (design 2b, 2e).
 * A pooled prior of the trade has the same form: its centres and spreads come from other venues' posteriors.
 */
export type Prior = { readonly centre: Float64Array; readonly spread: Float64Array };

/** Order of the parameters: ln m_D, logit φ, ln b_L, ln b_D, ln g_L, ln g_D, ln δ_L, ln δ_D, n_D. */
export const parameters = 9;

/** n_L, the net utility of a regular's own slot at full price [utils], is fixed: regulars come. */
const regularsOwn = 4;

export const priorOfTrade: Prior = {
  centre: Float64Array.of(
    0,
    -1.1,
    Math.log(3.8),
    Math.log(5.7),
    Math.log(2),
    Math.log(1),
    Math.log(2.6),
    Math.log(1),
    -3.1,
  ),
  spread: Float64Array.of(0.9, 1.1, 0.4, 0.25, 0.6, 0.5, 0.6, 0.5, 0.9),
};

export function responseOf(point: ArrayLike<number>): PriceResponse {
  const at = (index: number) => point[index] ?? 0;
  return {
    seekersPerRegular: Math.exp(at(0)),
    watchingShare: 1 / (1 + Math.exp(-at(1))),
    regular: { own: regularsOwn, price: Math.exp(at(2)), perHour: Math.exp(at(4)), perDay: Math.exp(at(6)) },
    seeker: { own: at(8), price: Math.exp(at(3)), perHour: Math.exp(at(5)), perDay: Math.exp(at(7)) },
  };
}

/** Posterior means of a trade's venues, pooled into the prior of its next one: their mean and spread, never narrower than a third of the start. */
export function pooledPrior(points: readonly ArrayLike<number>[], start: Prior): Prior {
  const own = 3;
  const weight = points.length + own;
  const centre = start.centre.map(
    (from, index) => (own * from + points.reduce((sum, point) => sum + (point[index] ?? from), 0)) / weight,
  );
  const spread = start.spread.map((from, index) => {
    const middle = centre[index] ?? 0;
    const squares = points.reduce(
      (sum, point) => sum + ((point[index] ?? middle) - middle) ** 2,
      own * from * from,
    );
    return Math.max(from / 3, Math.sqrt(squares / weight));
  });
  return { centre, spread };
}
