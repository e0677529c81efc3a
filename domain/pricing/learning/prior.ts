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

/** What one venue taught: the mean and the variance of what is believed of its town, per parameter. */
export type Posterior = { readonly mean: ArrayLike<number>; readonly variance: ArrayLike<number> };

/**
 * A trade's venues pooled into the prior of its next one: their mean, and by the law of total variance their spread and what is not
 * known of each. Without the latter a prior would be sure of an average town, and never ask a friendly one. Never narrower than a third
 * of the start, which counts as three venues.
 */
export function pooledPrior(taught: readonly Posterior[], start: Prior): Prior {
  const own = 3;
  const weight = taught.length + own;
  const centre = start.centre.map(
    (from, index) => (own * from + taught.reduce((sum, { mean }) => sum + (mean[index] ?? from), 0)) / weight,
  );
  const spread = start.spread.map((from, index) => {
    const middle = centre[index] ?? 0;
    const squares = taught.reduce(
      (sum, { mean, variance }) =>
        sum + ((mean[index] ?? middle) - middle) ** 2 + (variance[index] ?? from * from),
      own * from * from,
    );
    return Math.max(from / 3, Math.sqrt(squares / weight));
  });
  return { centre, spread };
}
