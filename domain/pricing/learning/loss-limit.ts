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
  readonly windowCostMinor: number;
};

const worstShare = 0.25;

/**
 * Keeps of a schedule the windows that promise most for what they may lose, until the worst quarter of beliefs
 * (conditional value at risk, Rockafellar and Uryasev 2000) would lose more than the limit.
 */
export function keepWithinLoss(tally: Tally, limit: LossLimit): void {
  const windows = windowsOf(tally.level, limit.slotsPerDay);
  for (const window of windows) set(tally, window, 0);
  const judged = windows.map((window) => {
    set(tally, window, window.level);
    const found = { window, hope: hopeOf(tally, limit), loss: Math.max(1e-6, worstOf(tally, limit)) };
    set(tally, window, 0);
    return found;
  });
  judged.sort((one, other) => other.hope / other.loss - one.hope / one.loss);
  for (const { window, hope } of judged) {
    if (hope <= 0) continue;
    set(tally, window, window.level);
    if (worstOf(tally, limit) > limit.mostLossMinor) set(tally, window, 0);
  }
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
