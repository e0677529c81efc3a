import type { OrdinaryWeek } from '../baseline/baseline';
import { blendProfiles, ownProfile } from '../baseline/profile';
import { nextLevel } from './level';

/** One way to remember a venue's weeks. */
export type Kind = {
  /** A week older weighs so much less. */
  readonly memory: number;
  /** Weeks that the venue's own days × hours are worth beside the counts of a slot. */
  readonly profileWeeks: number;
  /** Whether the level of the last weeks is carried on. */
  readonly carriesLevel: boolean;
  /** A count further off than so many standard deviations is drawn back to there: a holiday is not the new ordinary. */
  readonly believes?: number;
};

/** What one memory holds: remembered counts and weeks per slot, the level, and how far off it was lately. */
export type Memory = {
  readonly kind: Kind;
  readonly sums: Float64Array;
  readonly weeks: Float64Array;
  /** Remembered squared errors per slot and their weight: how far off a count of that slot usually is. */
  readonly squares: Float64Array;
  readonly tried: Float64Array;
  logLevel: number;
  /** Σ of mean squared errors of the weeks forecast, older ones worth less, and the weight of those weeks. */
  loss: number;
  judged: number;
};

/** From short to long memories, with and without what other hours of the venue say, credulous and not. */
const kinds: readonly Kind[] = [
  { memory: 0.75, profileWeeks: 0, carriesLevel: false, believes: 1.5 },
  { memory: 0.8, profileWeeks: 0, carriesLevel: false, believes: 2 },
  { memory: 0.97, profileWeeks: 3, carriesLevel: false },
  { memory: 0.65, profileWeeks: 3, carriesLevel: true },
  { memory: 0.9, profileWeeks: 3, carriesLevel: true },
];
/** A week's error weighs so much less one week later, and how strongly small errors are preferred: weight = (mean square)^−power. */
const lossMemory = 0.9;
const preference = 8;
/** Before a slot's own errors are known: those of a negative binomial of this size, worth so many weeks. */
const startSize = 5;
const startWorth = 2;

export function emptyMemories(slots: number): Memory[] {
  return kinds.map((kind) => ({
    kind,
    sums: new Float64Array(slots),
    weeks: new Float64Array(slots),
    squares: new Float64Array(slots),
    tried: new Float64Array(slots),
    logLevel: 0,
    loss: 0,
    judged: 0,
  }));
}

type Venue = {
  readonly capacity: ArrayLike<number>;
  readonly slotsPerDay: number;
  readonly trade: Float64Array | null;
};

/** Starts per slot that a memory expects of the next week. */
export function expects({ kind, sums, weeks, logLevel }: Memory, venue: Venue): Float64Array {
  const level = kind.carriesLevel ? Math.exp(logLevel) : 1;
  const means = sums.map((sum, slot) => ((weeks[slot] ?? 0) > 0 ? sum / (weeks[slot] ?? 1) : 0));
  if (kind.profileWeeks === 0) return means;
  const own = ownProfile(means, venue.capacity, venue.slotsPerDay);
  const seen = weeks.reduce((most, count) => Math.max(most, count), 0);
  const profile = venue.trade ? blendProfiles(venue.trade, own, seen) : own;
  const total = means.reduce((sum, mean) => sum + mean, 0);
  return means.map((mean, slot) => {
    const counted = weeks[slot] ?? 0;
    const prior = kind.profileWeeks * total * (profile[slot] ?? 0);
    return (level * (counted * mean + prior)) / (counted + kind.profileWeeks);
  });
}

/** How much each memory counts now: combination of forecasts by their past errors (Bates and Granger 1969). Sums to one. */
export function trustOf(memories: readonly Memory[]): number[] {
  const errors = memories.map(({ loss, judged }) => (judged > 0 ? loss / judged : 1) + 1e-9);
  const least = Math.min(...errors);
  const raw = errors.map((error) => (error / least) ** -preference);
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight / total);
}

/** Keeps how far off a forecast was, over the slots that could be counted. */
export function judge(memory: Memory, expected: Float64Array, { starts, usable, full }: OrdinaryWeek): void {
  let squares = 0;
  let counted = 0;
  let came = 0;
  let hoped = 0;
  for (const [slot, mean] of expected.entries()) {
    if (!usable[slot] || full[slot] || !(memory.weeks[slot] ?? 0)) continue;
    squares += ((starts[slot] ?? 0) - mean) ** 2;
    counted += 1;
    came += starts[slot] ?? 0;
    hoped += memory.kind.carriesLevel ? mean / Math.exp(memory.logLevel) : mean;
  }
  if (counted === 0) return;
  memory.loss = lossMemory * memory.loss + squares / counted;
  memory.judged = lossMemory * memory.judged + 1;
  memory.logLevel = nextLevel(memory.logLevel, { counted: came, expected: hoped });
}

type Week = { readonly counts: Float64Array; readonly usable: ArrayLike<number> };

/** Takes one more week in. */
export function remember(memory: Memory, expected: Float64Array, { counts, usable }: Week): void {
  const { kind, sums, weeks } = memory;
  for (const [slot, count] of counts.entries()) {
    const weight = usable[slot] ?? 0;
    const believed = weight > 0 ? believable(memory, { slot, count, expected: expected[slot] ?? 0 }) : 0;
    sums[slot] = kind.memory * (sums[slot] ?? 0) + weight * believed;
    weeks[slot] = kind.memory * (weeks[slot] ?? 0) + weight;
  }
}

type Counted = { readonly slot: number; readonly count: number; readonly expected: number };

/** The count, or the farthest from what was expected that is still believed (Huber's rule, 1964). */
function believable(memory: Memory, { slot, count, expected }: Counted): number {
  const { kind, weeks, squares, tried } = memory;
  if (kind.believes === undefined || !(weeks[slot] ?? 0)) return count;
  const usual = expected + (expected * expected) / startSize;
  const spread = ((squares[slot] ?? 0) + startWorth * usual) / ((tried[slot] ?? 0) + startWorth);
  const most = kind.believes * Math.sqrt(spread);
  const off = Math.min(most, Math.max(-most, count - expected));
  squares[slot] = kind.memory * (squares[slot] ?? 0) + off * off;
  tried[slot] = kind.memory * (tried[slot] ?? 0) + 1;
  return expected + off;
}
