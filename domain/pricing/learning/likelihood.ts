import { logChanceOf } from '../../forecast/chance/counts';
import type { Crowd, Market } from '../schedule/market';
import type { Reach } from '../schedule/reach';
import type { Trial } from './evidence';

/** One-tap answers are wrong at times: a regular says so with chance 0.85, a newcomer clicks "yes" with 0.10 (design 2e). */
export const answerHits = 0.85;
export const answerSlips = 0.1;
/** Deals of a week vary beyond Poisson: size of the negative binomial. */
const dealSize = 6;
/** Where the deals went counts half: the model of choice is only a model. */
const placeTemper = 0.5;
/** Answers of one week that count in full. */
const mostAnswers = 40;

/** Expected deals per week at the trial's discounted slots, by regulars and by seekers, in the order of `trial.discounted`. */
export type ExpectedDeals = { readonly watching: Float64Array; readonly seekers: Float64Array };

/** ln-likelihood of what the trials saw, if this belief were true (design 2e: i deals by level and hour, iii answers). */
export function logLikelihood(market: Market, trials: readonly Trial[], reach: Reach): number {
  return trials.reduce((sum, trial) => sum + ofTrial(expectedDeals(market, trial, reach), trial), 0);
}

export function expectedDeals(market: Market, trial: Trial, reach: Reach): ExpectedDeals {
  return { watching: dealsOf(market.watching, trial, reach), seekers: dealsOf(market.seekers, trial, reach) };
}

const rates = new Float64Array(4096);

function dealsOf(crowd: Crowd, trial: Trial, reach: Reach): Float64Array {
  const { option, move, from } = reach;
  const { arrivals, pull, moves } = crowd;
  for (const home of trial.homes) {
    let attraction = 1;
    for (let edge = from[home] ?? 0; edge < (from[home + 1] ?? 0); edge += 1) {
      attraction += (pull[trial.level[option[edge] ?? 0] ?? 0] ?? 0) * (moves[move[edge] ?? 0] ?? 0);
    }
    rates[home] = (arrivals[home] ?? 0) / attraction;
  }
  return Float64Array.from(trial.discounted, (slot) => {
    let sum = 0;
    for (let edge = from[slot] ?? 0; edge < (from[slot + 1] ?? 0); edge += 1) {
      sum += (rates[option[edge] ?? 0] ?? 0) * (moves[move[edge] ?? 0] ?? 0);
    }
    return sum * (pull[trial.level[slot] ?? 0] ?? 0);
  });
}

function ofTrial(expected: ExpectedDeals, trial: Trial): number {
  const levels = trial.answers.length;
  const regularsByLevel = new Float64Array(levels);
  const dealsByLevel = new Float64Array(levels);
  let total = 1e-9;
  let seen = 0;
  let places = 0;
  for (const [at, slot] of trial.discounted.entries()) {
    const regulars = expected.watching[at] ?? 0;
    const deals = Math.max(1e-6, Math.min(regulars + (expected.seekers[at] ?? 0), trial.quota[slot] ?? 0));
    const level = trial.level[slot] ?? 0;
    regularsByLevel[level] = (regularsByLevel[level] ?? 0) + regulars;
    dealsByLevel[level] = (dealsByLevel[level] ?? 0) + regulars + (expected.seekers[at] ?? 0);
    const count = trial.deals[slot] ?? 0;
    total += deals;
    seen += count;
    places += count * Math.log(deals);
  }
  const amount = logChanceOf(Math.round(seen), total * trial.weeks, dealSize * trial.weeks);
  return amount + placeTemper * (places - seen * Math.log(total)) + ofAnswers(regularsByLevel, dealsByLevel, trial);
}

function ofAnswers(regulars: Float64Array, deals: Float64Array, trial: Trial): number {
  const asked = trial.answers.reduce((sum, count) => sum + count, 0);
  if (asked === 0) return 0;
  const weight = Math.min(1, (mostAnswers * trial.weeks) / asked);
  let sum = 0;
  for (const [level, answers] of trial.answers.entries()) {
    if (answers === 0) continue;
    const share = (regulars[level] ?? 0) / Math.max(1e-9, deals[level] ?? 0);
    const yes = answerSlips + (answerHits - answerSlips) * Math.min(1, share);
    const said = Math.min(answers, trial.returning[level] ?? 0);
    sum += said * Math.log(yes) + (answers - said) * Math.log(1 - yes);
  }
  return weight * sum;
}
