import { chancesUpTo } from '../../forecast/chance/counts';

/** A block of slots sold as one window at one level (design 2d). Money in minor units. */
export type Block = {
  /** A: regulars expected among the joiners, who join whatever the crowd [places]. */
  readonly regulars: number;
  /** B: newcomers expected [places]. */
  readonly newcomers: number;
  /** Standard deviation of the logarithm of the newcomers' weekly factor. */
  readonly crowdSpread: number;
  /** L: what the block costs on regulars [per week]; g: gain per newcomer net of those who would have come; K: cost of the window. */
  readonly regularsLossMinor: number;
  readonly newcomerGainMinor: number;
  readonly windowCostMinor: number;
  readonly fullMarginMinor: number;
  /** Sum of the quotas [places]. */
  readonly room: number;
};

export type ThresholdChoice = {
  /** 0: publish unconditionally. */
  readonly minJoin: number;
  readonly valueMinor: number;
  readonly openValueMinor: number;
};

/** A counter and its small hassle keep a fifth of the newcomers away. */
const joinShare = 0.8;
/** Share of m_0 lost per regular and per newcomer of a group that failed: some find their other hour gone (design 2d). */
const failedRegular = 0.12;
const failedNewcomer = 0.024;

/** n* = ceil(A + (K + L) / g); null when a newcomer brings nothing, so no crowd is large enough. */
export function breakEvenJoin(block: Block): number | null {
  if (block.newcomerGainMinor <= 0) return null;
  return Math.ceil(
    block.regulars + (block.windowCostMinor + block.regularsLossMinor) / block.newcomerGainMinor,
  );
}

/** The minimum number of joiners worth the most, among none and n* ± 3; never above the places on offer. */
export function chooseThreshold(block: Block): ThresholdChoice {
  const open = valueOfThreshold(block, 0);
  const middle = breakEvenJoin(block);
  let best = { minJoin: 0, valueMinor: open, openValueMinor: open };
  if (middle === null) return best;
  for (let join = Math.max(2, middle - 3); join <= Math.min(block.room, middle + 3); join += 1) {
    const valueMinor = valueOfThreshold(block, join);
    if (valueMinor > best.valueMinor) best = { minJoin: join, valueMinor, openValueMinor: open };
  }
  return best;
}

/** E[value(n)] over A' ~ Poisson(A) and B' ~ NegBin(share · B, 1 / (e^{σ²} − 1)) [minor units/week]. */
export function valueOfThreshold(block: Block, minJoin: number): number {
  const share = minJoin === 0 ? 1 : joinShare;
  const mean = share * block.newcomers;
  const size = block.crowdSpread > 0 ? 1 / (Math.exp(block.crowdSpread ** 2) - 1) : Infinity;
  const regulars = chancesUpTo(mostOf(block.regulars, Infinity), block.regulars, Infinity);
  const newcomers = chancesUpTo(mostOf(mean, size), mean, size);
  let value = 0;
  for (const [a, chanceA] of regulars.entries()) {
    for (const [b, chanceB] of newcomers.entries())
      value += chanceA * chanceB * outcome(block, minJoin, { a, b });
  }
  return value;
}

function outcome(block: Block, minJoin: number, { a, b }: { a: number; b: number }): number {
  if (a + b < minJoin) return -block.fullMarginMinor * (failedRegular * a + failedNewcomer * b);
  const served = Math.max(0, Math.min(b, block.room - a));
  const perRegular = block.regulars > 0 ? block.regularsLossMinor / block.regulars : 0;
  return served * block.newcomerGainMinor - a * perRegular - block.windowCostMinor;
}

function mostOf(mean: number, size: number): number {
  const spread = Math.sqrt(mean + (size === Infinity ? 0 : (mean * mean) / size));
  return Math.ceil(mean + 8 * spread + 4);
}
