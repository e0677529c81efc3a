import { type BaselineInput, countSize, type OrdinaryWeek } from '../baseline/baseline';
import { toOpenShares } from '../baseline/profile';
import { meanAtLeast } from '../chance/counts';
import { emptyMemories, expects, judge, type Memory, remember, trustOf } from './memory';
import { middleShareOf, missShareOf, type Score, scoreOf } from './score';

export type WeekForecast = {
  /** Expected ordinary starts per slot [starts/week] and the size of their negative binomial. */
  readonly mean: Float64Array;
  readonly size: Float64Array;
  /** Share of outcomes a band leaves outside so that four in five hold: what past bands of this venue taught. */
  readonly missShare: number;
  /** Where half of the outcomes lay in past forecasts, as a share of the negative binomial's own. */
  readonly middleShare: number;
};

const mostWeeks = 52;
/** Weeks' worth of slots behind the starting size 8, and how much less a week's spread weighs one week later. */
const startWorth = 200;
const spreadMemory = 0.97;
/** Bands are judged from the fourth week on; those of so many weeks teach the next ones. */
const fewestBefore = 3;
const weeksJudged = 16;

/**
 * Next week's ordinary demand: the venue's weeks go by once, every memory forecasts each of them from those before it, and counts by
 * how near it was. Nothing is chosen by looking ahead. Weeks without any count are holes, not zeros. Page: docs/rules/forecast.md.
 */
export function forecastWeek(input: BaselineInput): WeekForecast {
  const weeks = input.weeks
    .filter((week) => Array.prototype.some.call(week.usable, Boolean))
    .slice(-mostWeeks);
  const slots = input.capacity.length;
  const trade = input.tradeProfile ? toOpenShares(input.tradeProfile, input.capacity) : null;
  const state: State = {
    memories: emptyMemories(slots),
    venue: { capacity: input.capacity, slotsPerDay: input.slotsPerDay, trade },
    spread: { excess: startWorth / countSize, squares: startWorth },
    scores: [],
  };
  for (const [index, week] of weeks.entries()) {
    const { mean, expected } = combined(state);
    if (index > 0) learnFrom(state, week, { mean, expected, isJudged: index >= fewestBefore });
    const seen = { counts: uncensored(week, mean), usable: week.usable };
    for (const [at, memory] of state.memories.entries()) remember(memory, expected[at] ?? mean, seen);
  }
  return {
    mean: combined(state).mean,
    size: new Float64Array(slots).fill(sizeOf(state.spread)),
    missShare: missShareOf(state.scores.slice(-weeksJudged).flat()),
    middleShare: middleShareOf(state.scores.slice(-weeksJudged).flat()),
  };
}

type Spread = { excess: number; squares: number };

type State = {
  readonly memories: Memory[];
  readonly venue: { capacity: ArrayLike<number>; slotsPerDay: number; trade: Float64Array | null };
  readonly spread: Spread;
  readonly scores: Score[][];
};

type Combined = { readonly mean: Float64Array; readonly expected: readonly Float64Array[] };

function combined({ memories, venue }: State): Combined {
  const expected = memories.map((memory) => expects(memory, venue));
  const trust = trustOf(memories);
  const mean = new Float64Array(venue.capacity.length);
  for (const [index, forecast] of expected.entries()) {
    for (const [slot, starts] of forecast.entries())
      mean[slot] = (mean[slot] ?? 0) + (trust[index] ?? 0) * starts;
  }
  return { mean, expected };
}

/** What a week says about the forecasts made of it: errors of the memories, spread of the counts, and which bands would have held. */
function learnFrom(
  { memories, spread, scores }: State,
  week: OrdinaryWeek,
  { mean, expected, isJudged }: Combined & { isJudged: boolean },
): void {
  for (const [index, memory] of memories.entries()) {
    const forecast = expected[index];
    if (forecast) judge(memory, forecast, week);
  }
  const size = sizeOf(spread);
  spread.excess *= spreadMemory;
  spread.squares *= spreadMemory;
  const scored: Score[] = [];
  for (const [slot, expects] of mean.entries()) {
    if (!week.usable[slot] || week.full[slot] || expects <= 0) continue;
    const came = week.starts[slot] ?? 0;
    spread.excess += (came - expects) ** 2 - expects;
    spread.squares += expects * expects;
    if (isJudged) scored.push(scoreOf(came, expects, size));
  }
  scores.push(scored);
}

/** Size k by moments over forecasts of past weeks: 1/k = Σ((n − m)² − m) / Σm², drawn to 1/8; between 1 and 200. */
function sizeOf({ excess, squares }: Spread): number {
  return Math.min(200, Math.max(1, squares / Math.max(1e-6, excess)));
}

/** A count that stopped at the places stands for E[N | N ≥ n]. */
function uncensored({ starts, full }: OrdinaryWeek, mean: Float64Array): Float64Array {
  return mean.map((expects, slot) => {
    const seen = Math.max(0, starts[slot] ?? 0);
    return full[slot] ? meanAtLeast(seen, Math.max(expects, seen), countSize) : seen;
  });
}
