import { type Market, type MarketInput, marketOf } from '../schedule/market';
import type { Reach } from '../schedule/reach';
import { marginsOf, type VenueWeek } from '../schedule/venue-week';
import {
  type Cloud,
  drawFrom,
  effective,
  fitNormal,
  logDensity,
  logPrior,
  normalised,
  scatter,
} from './cloud';
import type { Trial } from './evidence';
import { logLikelihood } from './likelihood';
import { type Prior, responseOf } from './prior';

export type BeliefInput = {
  readonly venue: VenueWeek;
  readonly reach: Reach;
  readonly ordinary: Float64Array;
  readonly trials: readonly Trial[];
  readonly prior: Prior;
};

/** Points of the first look, of each closer look, and beliefs a schedule is judged by. */
const firstLook = 128;
const closerLook = 64;
const closerLooks = 2;
const mostBeliefs = 24;
const fewestBeliefs = 8;

/** Fewer beliefs for finer weeks, so that an answer takes as long: 24 up to 110 open slots, 8 from 336. */
function beliefsFor(reach: Reach): number {
  return Math.max(
    fewestBeliefs,
    Math.min(mostBeliefs, Math.round((mostBeliefs * 110) / Math.max(1, reach.open))),
  );
}

/**
 * What is believed of the town after the trials: adaptive importance sampling (Cappé et al. 2004), two closer looks around what
 * fitted, then systematic resampling to equally likely beliefs. Deterministic: the same history gives the same beliefs.
 */
export function believe(input: BeliefInput): Cloud {
  const points = scatter(input.prior, input.trials.length === 0 ? beliefsFor(input.reach) : firstLook);
  if (input.trials.length === 0)
    return { points, weights: new Float64Array(points.length).fill(1 / points.length) };
  let logs = points.map((point) => likelihoodAt(input, point));
  let cloud: Cloud = { points, weights: tempered(logs, 12) };
  for (let look = 0; look < closerLooks; look += 1) {
    const proposal = fitNormal(cloud, input.prior, 1.2);
    const next = drawFrom(proposal, closerLook, 17 + look);
    logs = next.map((point) => likelihoodAt(input, point));
    const targets = next.map(
      (point, index) => (logs[index] ?? 0) + logPrior(input.prior, point) - logDensity(proposal, point),
    );
    cloud = { points: next, weights: tempered(targets, look + 1 < closerLooks ? 16 : 6) };
  }
  return resample(cloud, beliefsFor(input.reach));
}

function likelihoodAt(input: BeliefInput, point: Float64Array): number {
  return logLikelihood(marketAt(input, point, 1), input.trials, input.reach);
}

/** The town that one point of parameter space describes. */
export function marketAt(input: BeliefInput, point: Float64Array, weight: number): Market {
  return marketOf(marketInputAt(input, point, weight));
}

export function marketInputAt(
  { venue, reach, ordinary }: BeliefInput,
  point: Float64Array,
  weight: number,
): MarketInput {
  const margins = marginsOf(venue);
  return {
    response: responseOf(point),
    weight,
    ordinary,
    reach,
    levelsPct: venue.rules.levelsPct,
    newcomerMargin: margins.newcomer,
    returningMargin: margins.returning,
  };
}

/** Weights with at least `least` effective points: likelihoods are flattened as little as that takes. */
function tempered(logs: readonly number[], least: number): Float64Array {
  let power = 1;
  let weights = normalised(logs);
  for (let step = 0; step < 20 && effective(weights) < least; step += 1) {
    power *= 0.75;
    weights = normalised(logs.map((log) => log * power));
  }
  return weights;
}

/** Systematic resampling: as many copies of a point as its weight deserves. Doubles are merged into one with their weight. */
function resample(cloud: Cloud, count: number): Cloud {
  const points: Float64Array[] = [];
  const weights: number[] = [];
  let sum = 0;
  let index = -1;
  for (let kept = 0; kept < count; kept += 1) {
    const mark = (kept + 0.5) / count;
    const before = index;
    while (index < cloud.points.length - 1 && sum < mark) {
      index += 1;
      sum += cloud.weights[index] ?? 0;
    }
    const point = cloud.points[index];
    if (index === before) weights[weights.length - 1] = (weights[weights.length - 1] ?? 0) + 1 / count;
    else if (point) {
      points.push(point);
      weights.push(1 / count);
    }
  }
  return { points, weights: Float64Array.from(weights) };
}
