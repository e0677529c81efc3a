import { contributions, moveTo, type Tally } from '../schedule/tally';

/** A run of slots at one level. */
type Window = { readonly from: number; readonly until: number; readonly level: number };

export type LossLimit = {
  /** Weights of the beliefs, as they are and not as a probe hopes. */
  readonly weights: Float64Array;
  readonly before: Float64Array;
  /** What the worst quarter of beliefs may cost [minor units/week]. */
  readonly mostLossMinor: number;
  readonly slotsPerDay: number;
  readonly shortest: number;
  readonly windowCostMinor: number;
};

const worstShare = 0.25;

type Judged = { readonly window: Window; readonly hope: number; readonly loss: number };

/**
 * Keeps of a schedule the windows that promise most for what they may lose, until the worst quarter of beliefs
 * (conditional value at risk, Rockafellar and Uryasev 2000) would lose more than the limit. A window that is too much on its own
 * gives way to its best part, so that a venue whose hours are all alike can be asked as well.
 */
export function keepWithinLoss(tally: Tally, limit: LossLimit): void {
  const windows = windowsOf(tally.level, limit.slotsPerDay);
  for (const window of windows) set(tally, window, 0);
  const judged = windows.map((window) => [judge(tally, window, limit), bestPart(tally, window, limit)]);
  judged.sort(([one], [other]) => bargain(other) - bargain(one));
  for (const choices of judged) {
    for (const choice of choices) {
      if (!choice || choice.hope <= 0) continue;
      set(tally, choice.window, choice.window.level);
      if (worstOf(tally, limit) <= limit.mostLossMinor) break;
      set(tally, choice.window, 0);
    }
  }
}

function judge(tally: Tally, window: Window, limit: LossLimit): Judged {
  set(tally, window, window.level);
  const judged = { window, hope: hopeOf(tally, limit), loss: Math.max(1e-6, worstOf(tally, limit)) };
  set(tally, window, 0);
  return judged;
}

/** The shortest run of the window with the best bargain. */
function bestPart(tally: Tally, window: Window, limit: LossLimit): Judged | undefined {
  const parts: Judged[] = [];
  for (let from = window.from; from + limit.shortest <= window.until; from += 1) {
    parts.push(judge(tally, { ...window, from, until: from + limit.shortest }, limit));
  }
  return parts.sort((one, other) => bargain(other) - bargain(one))[0];
}

function bargain(judged: Judged | undefined): number {
  return judged ? judged.hope / judged.loss : 0;
}

function hopeOf(tally: Tally, { before }: LossLimit): number {
  return contributions(tally).reduce(
    (sum, value, index) => sum + (value - (before[index] ?? 0)) * (tally.parts[2 * index]?.weight ?? 0),
    0,
  );
}

/** Mean loss of the worst quarter of beliefs [minor units/week]. */
export function worstOf(tally: Tally, { weights, before, slotsPerDay, windowCostMinor }: LossLimit): number {
  const values = contributions(tally);
  const losses = Array.from(values, (value, index) => ({
    loss: (before[index] ?? 0) - value,
    weight: weights[index] ?? 0,
  }));
  losses.sort((one, other) => other.loss - one.loss);
  let left = worstShare;
  let sum = 0;
  for (const { loss, weight } of losses) {
    const taken = Math.min(left, weight);
    sum += taken * loss;
    left -= taken;
    if (left <= 0) break;
  }
  return sum / worstShare + windowCostMinor * windowsOf(tally.level, slotsPerDay).length;
}

function windowsOf(level: Uint8Array, slotsPerDay: number): Window[] {
  const windows: Window[] = [];
  for (let slot = 0; slot < level.length; slot += 1) {
    const at = level[slot] ?? 0;
    const starts = slot % slotsPerDay === 0 || level[slot - 1] !== at;
    if (at === 0 || !starts) continue;
    let until = slot + 1;
    while (until % slotsPerDay !== 0 && level[until] === at) until += 1;
    windows.push({ from: slot, until, level: at });
  }
  return windows;
}

function set(tally: Tally, window: Window, level: number): void {
  for (let slot = window.from; slot < window.until; slot += 1) moveTo(tally, slot, level);
}
