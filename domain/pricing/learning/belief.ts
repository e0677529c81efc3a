import { type Demand, type Market, type MarketInput, marketOf } from '../schedule/market';
import type { Reach } from '../schedule/reach';
import type { Margins } from '../schedule/venue-week';
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
import { logLikelihood, type Scratch, scratchFor } from './likelihood';
import { type Prior, responseOf } from './prior';

export type BeliefInput = {
  readonly reach: Reach;
  readonly demand: Demand;
  readonly levelsPct: readonly number[];
  readonly margins: Margins;
  readonly trials: readonly Trial[];
  readonly prior: Prior;
};

/** Points of the first look, of each closer look, and beliefs a schedule is judged by. */
const firstLook = 64;
const closerLook = 40;
const closerLooks = 2;
const mostBeliefs = 24;
const fewestBeliefs = 8;
/** Effective points that a closer look is fitted to, and that the answer keeps at least. */
const effectiveToFit = 14;
const effectiveToKeep = 6;

/** Fewer beliefs for longer weeks, so that an answer takes as long: 24 up to 77 open blocks, 11 for a week open day and night. */
function beliefsFor(reach: Reach): number {
  return Math.max(
    fewestBeliefs,
    Math.min(mostBeliefs, Math.round((mostBeliefs * 77) / Math.max(1, reach.open))),
  );
}

/** Points looked at so far with their ln-likelihoods, and the densities they were drawn from. */
type Looked = {
  readonly scratch: Scratch;
  readonly points: Float64Array[];
  readonly logs: number[];
  readonly drawn: { readonly count: number; readonly logDensity: (point: Float64Array) => number }[];
};

/**
 * What is believed of the town after the trials: adaptive multiple importance sampling (Cornuet et al. 2012), two closer looks
 * around what fitted, every point weighed against the mixture it could have come from, then systematic resampling to equally
 * likely beliefs. Deterministic: the same history gives the same beliefs.
 */
export function believe(input: BeliefInput): Cloud {
  const { prior } = input;
  const points = scatter(prior, input.trials.length === 0 ? beliefsFor(input.reach) : firstLook);
  if (input.trials.length === 0)
    return { points, weights: new Float64Array(points.length).fill(1 / points.length) };
  const scratch = scratchFor(input.reach, input.levelsPct.length);
  const looked: Looked = { scratch, points: [], logs: [], drawn: [] };
  look(input, looked, { points, logDensity: (point) => logPrior(prior, point) });
  for (let closer = 0; closer < closerLooks; closer += 1) {
    const proposal = fitNormal(weighed(looked, prior, effectiveToFit), prior, 1.2);
    const drawn = drawFrom(proposal, closerLook, 17 + closer);
    look(input, looked, { points: drawn, logDensity: (point) => logDensity(proposal, point) });
  }
  return resample(weighed(looked, prior, effectiveToKeep), beliefsFor(input.reach));
}

function look(
  input: BeliefInput,
  looked: Looked,
  { points, logDensity }: { points: Float64Array[]; logDensity: (point: Float64Array) => number },
): void {
  looked.points.push(...points);
  looked.logs.push(...points.map((point) => likelihoodAt(input, point, looked.scratch)));
  looked.drawn.push({ count: points.length, logDensity });
}

/** Weight = likelihood · prior / mixture of the densities drawn from (Veach and Guibas's balance heuristic). */
function weighed({ points, logs, drawn }: Looked, prior: Prior, least: number): Cloud {
  const targets = points.map((point, index) => {
    const densities = drawn.map(({ count, logDensity }) => Math.log(count) + logDensity(point));
    const most = Math.max(...densities);
    const mixture = most + Math.log(densities.reduce((sum, log) => sum + Math.exp(log - most), 0));
    return (logs[index] ?? 0) + logPrior(prior, point) - mixture;
  });
  return { points, weights: tempered(targets, least) };
}

function likelihoodAt(input: BeliefInput, point: Float64Array, scratch: Scratch): number {
  return logLikelihood(marketAt(input, point, 1), input.trials, { reach: input.reach, scratch });
}

/** The town that one point of parameter space describes. */
export function marketAt(input: BeliefInput, point: Float64Array, weight: number): Market {
  return marketOf(marketInputAt(input, point, weight));
}

export function marketInputAt(
  { reach, demand, levelsPct, margins }: BeliefInput,
  point: Float64Array,
  weight: number,
): MarketInput {
  return {
    response: responseOf(point),
    weight,
    demand,
    reach,
    levelsPct,
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
