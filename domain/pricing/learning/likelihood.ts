import { addTo } from '../../forecast/chance/add';
import { sumsAround } from '../schedule/around';
import type { Crowd, Market } from '../schedule/market';
import type { Reach } from '../schedule/reach';
import type { Trial } from './evidence';

/** One-tap answers are wrong at times: a regular says so with chance 0.85, a newcomer clicks "yes" with 0.10 (design 2e). */
export const answerHits = 0.85;
export const answerSlips = 0.1;
/** Deals of a week vary beyond Poisson: size of the negative binomial. */
const dealSize = 12;
/** Where the deals went counts half: the model of choice is only a model. */
const placeTemper = 0.5;
/** Answers of one week that count in full. */
const mostAnswers = 40;

/** Expected deals per week at the trial's discounted slots, by regulars and by seekers, in the order of `trial.discounted`. */
export type ExpectedDeals = { readonly watching: Float64Array; readonly seekers: Float64Array };

/** What is written over from belief to belief: thousands are asked for one answer, and arrays are dear to make. */
export type Scratch = ExpectedDeals & {
  readonly values: Float64Array;
  readonly sums: Float64Array;
  readonly regularsByLevel: Float64Array;
  readonly seekersByLevel: Float64Array;
  readonly logsByCrowds: Float64Array;
};

export function scratchFor({ slots }: Reach, levels: number): Scratch {
  const perSlot = () => new Float64Array(slots);
  const perLevel = () => new Float64Array(levels);
  return {
    watching: perSlot(),
    seekers: perSlot(),
    values: perSlot(),
    sums: perSlot(),
    regularsByLevel: perLevel(),
    seekersByLevel: perLevel(),
    logsByCrowds: new Float64Array(crowds.length),
  };
}

type Asking = { readonly reach: Reach; readonly scratch: Scratch };

/** ln-likelihood of what the trials saw, if this belief were true (design 2e: i deals by level and hour, iii answers). */
export function logLikelihood(market: Market, trials: readonly Trial[], asking: Asking): number {
  const logs = asking.scratch.logsByCrowds;
  for (let at = 0; at < logs.length; at += 1) logs[at] = (crowds[at] as Crowds).logShare;
  for (const trial of trials) addTrial(expectedDeals(market, trial, asking), trial, asking.scratch);
  return logOfSum(logs);
}

/** Good until the next belief is asked. */
export function expectedDeals(market: Market, trial: Trial, asking: Asking): ExpectedDeals {
  dealsOf(market.watching, trial, { ...asking, into: asking.scratch.watching });
  dealsOf(market.seekers, trial, { ...asking, into: asking.scratch.seekers });
  return asking.scratch;
}

function dealsOf(crowd: Crowd, trial: Trial, asking: Asking & { into: Float64Array }): void {
  const { reach, scratch, into } = asking;
  const share = arrivalsPerAttraction(crowd, trial, asking);
  const around = sumsAround(share, crowd.moves, { reach, into: scratch.sums });
  for (let at = 0; at < trial.discounted.length; at += 1) {
    const slot = trial.discounted[at] as number;
    into[at] = (around[slot] as number) * (crowd.pull[trial.level[slot] as number] as number);
  }
}

/** Λ / (1 + Σ attraction) per home near a discount: everything at full price, and what the discounted slots add. */
function arrivalsPerAttraction(crowd: Crowd, trial: Trial, { reach, scratch }: Asking): Float64Array {
  const { values, sums } = scratch;
  const full = crowd.pull[0] as number;
  values.fill(0);
  for (let at = 0; at < trial.discounted.length; at += 1) {
    const slot = trial.discounted[at] as number;
    values[slot] = (crowd.pull[trial.level[slot] as number] as number) - full;
  }
  const more = sumsAround(values, crowd.moves, { reach, into: sums });
  values.fill(0);
  for (let at = 0; at < trial.homes.length; at += 1) {
    const home = trial.homes[at] as number;
    const attraction = 1 + full * (crowd.reached[home] as number) + (more[home] as number);
    values[home] = (crowd.arrivals[home] as number) / attraction;
  }
  return values;
}

/** Deal seekers come in crowds: a common weekly factor with mean one and this spread (in logarithms), narrower over several weeks. */
export const crowdSpread = 0.4;

type Crowds = {
  /** ln of the share of towns whose crowds are like this, before anything is seen. */
  readonly logShare: number;
  readonly spread: number;
  /** Standard normal values the factor is averaged out over, and ln of their chances. */
  readonly steps: readonly number[];
  readonly logChances: readonly number[];
};

/**
 * In a few towns crowds vary so much that one empty week says little. Which kind a town is, all of its weeks tell together: usual
 * ones by quantiles 1/6, 1/2 and 5/6, wide ones by five points of Gauss and Hermite, which reach into their long tail.
 */
const crowds: readonly Crowds[] = [
  {
    logShare: Math.log(0.93),
    spread: crowdSpread,
    steps: [-0.9674, 0, 0.9674],
    logChances: [1, 1, 1].map((part) => Math.log(part / 3)),
  },
  {
    logShare: Math.log(0.07),
    spread: 0.9,
    steps: [-2.857, -1.3556, 0, 1.3556, 2.857],
    logChances: [0.011257, 0.222076, 0.533333, 0.222076, 0.011257].map(Math.log),
  },
];

/** Expected deals per level, by regulars and by seekers. */
type Summed = { regulars: Float64Array; seekers: Float64Array };

/** Adds what one trial saw to the ln-likelihood under each kind of crowds. */
function addTrial(
  expected: ExpectedDeals,
  trial: Trial,
  { regularsByLevel, seekersByLevel, logsByCrowds }: Scratch,
): void {
  const sums: Summed = { regulars: regularsByLevel.fill(0), seekers: seekersByLevel.fill(0) };
  let total = 1e-9;
  let seen = 0;
  let places = 0;
  for (let at = 0; at < trial.discounted.length; at += 1) {
    const slot = trial.discounted[at] as number;
    const level = trial.level[slot] as number;
    const regulars = expected.watching[at] as number;
    const wanted = Math.max(1e-6, regulars + (expected.seekers[at] as number));
    const kept = Math.min(1, (trial.quota[slot] as number) / wanted);
    addTo(sums.regulars, level, regulars * kept);
    addTo(sums.seekers, level, (wanted - regulars) * kept);
    const count = trial.deals[slot] as number;
    total += wanted * kept;
    seen += count;
    if (count > 0) places += count * Math.log(Math.max(1e-6, wanted * kept));
  }
  const where = placeTemper * (places - seen * Math.log(total));
  for (let at = 0; at < crowds.length; at += 1)
    addTo(logsByCrowds, at, where + overCrowds(sums, { seen, trial, crowds: crowds[at] as Crowds }));
}

type Seen = { readonly seen: number; readonly trial: Trial; readonly crowds: Crowds };

function overCrowds(sums: Summed, { seen, trial, crowds: { spread, steps, logChances } }: Seen): number {
  const narrowed = spread / Math.sqrt(trial.weeks);
  const logs = new Float64Array(steps.length);
  for (let at = 0; at < steps.length; at += 1) {
    const factor = Math.exp(narrowed * (steps[at] as number) - (narrowed * narrowed) / 2);
    let mean = 1e-6;
    for (let level = 0; level < sums.regulars.length; level += 1) {
      mean += (sums.regulars[level] as number) + factor * (sums.seekers[level] as number);
    }
    logs[at] =
      (logChances[at] as number) +
      ofCount(Math.round(seen), mean, trial.weeks) +
      ofAnswers(sums, factor, trial);
  }
  return logOfSum(logs);
}

/** ln Σ exp. */
function logOfSum(logs: Float64Array): number {
  let most = -Infinity;
  for (let at = 0; at < logs.length; at += 1) most = Math.max(most, logs[at] as number);
  let sum = 0;
  for (let at = 0; at < logs.length; at += 1) sum += Math.exp((logs[at] as number) - most);
  return most + Math.log(sum);
}

/** ln P(n deals), less what no belief changes: size · ln(size / (size + mean)) + n · ln(mean / (size + mean)). */
function ofCount(deals: number, meanPerWeek: number, weeks: number): number {
  const size = dealSize * weeks;
  const mean = meanPerWeek * weeks;
  return size * Math.log(size / (size + mean)) + deals * Math.log(mean / (size + mean));
}

function ofAnswers({ regulars, seekers }: Summed, factor: number, trial: Trial): number {
  let asked = 0;
  let sum = 0;
  for (let level = 1; level < trial.answers.length; level += 1) {
    const answers = trial.answers[level] as number;
    if (answers === 0) continue;
    const old = regulars[level] as number;
    const share = old / Math.max(1e-9, old + factor * (seekers[level] as number));
    const yes = answerSlips + (answerHits - answerSlips) * share;
    const said = Math.min(answers, trial.returning[level] ?? 0);
    sum += said * Math.log(yes) + (answers - said) * Math.log(1 - yes);
    asked += answers;
  }
  return asked === 0 ? 0 : Math.min(1, (mostAnswers * trial.weeks) / asked) * sum;
}
