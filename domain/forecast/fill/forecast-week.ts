import { type BaselineInput, estimateBaseline, type OrdinaryWeek } from '../baseline/baseline';
import { levelOf } from './level';
import { predictiveSize, sizeOf } from './spread';

export type WeekForecast = {
  /** Expected ordinary starts per slot [starts/week] and the size of their negative binomial. */
  readonly mean: Float64Array;
  readonly size: Float64Array;
  /** How much busier the coming week is expected to be than the venue's remembered weeks [1]. */
  readonly level: number;
};

/**
 * Three memories: steady, recent, and recent with the level of the last weeks carried on. Older weeks weigh `memory` times less per
 * week. Their mean beats each of them over the real sets (combination of forecasts, Bates and Granger 1969; measured by bench:forecast).
 */
const memories = [
  { memory: 0.93, carriesLevel: 0 },
  { memory: 0.8, carriesLevel: 0 },
  { memory: 0.85, carriesLevel: 1 },
] as const;
const mostWeeks = 26;
const weeksOfLevel = 8;

/** Next week's ordinary demand, from the latest weeks that counted anything; weeks without any count are holes, not zeros. */
export function forecastWeek(input: BaselineInput): WeekForecast {
  const weeks = input.weeks
    .filter((week) => Array.prototype.some.call(week.usable, Boolean))
    .slice(-mostWeeks);
  const steady = remembered(input, weeks, memories[0].memory);
  const size = sizeOf(steady, weeks);
  const forecasts = memories.map(({ memory, carriesLevel }, index) => {
    const baseline = index === 0 ? steady : remembered(input, weeks, memory);
    const level = carriesLevel
      ? levelOf(weeks.slice(-weeksOfLevel).map((week) => totals(baseline.mean, week)))
      : 1;
    return baseline.mean.map((starts) => starts * level);
  });
  const mean = steady.mean.map(
    (_, slot) => forecasts.reduce((sum, forecast) => sum + (forecast[slot] ?? 0), 0) / forecasts.length,
  );
  const before = steady.mean.reduce((sum, starts) => sum + starts, 0);
  return {
    mean,
    level: before > 0 ? mean.reduce((sum, starts) => sum + starts, 0) / before : 1,
    size: mean.map((starts, slot) =>
      predictiveSize(size, starts, (steady.weeks[slot] ?? 0) + (steady.priorWeeks[slot] ?? 0)),
    ),
  };
}

function remembered(input: BaselineInput, weeks: readonly OrdinaryWeek[], memory: number) {
  return estimateBaseline({
    ...input,
    weeks: weeks.map((week, index) => ({
      starts: week.starts,
      full: week.full,
      usable: Float64Array.from(week.usable, (usable) => usable * memory ** (weeks.length - 1 - index)),
    })),
  });
}

function totals(mean: Float64Array, { starts, usable }: OrdinaryWeek) {
  let counted = 0;
  let expected = 0;
  for (const [slot, value] of mean.entries()) {
    if (!usable[slot]) continue;
    counted += starts[slot] ?? 0;
    expected += value;
  }
  return { counted, expected };
}
