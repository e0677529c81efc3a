import { type Allowed, allowedBy, levelsAboveFloor } from '../schedule/allowed';
import { countWindows, optimise } from '../schedule/optimise';
import { placeCharges, quotas } from '../schedule/quota';
import { reachOf } from '../schedule/reach';
import { contributions, moveTo, openTally, type Tally } from '../schedule/tally';
import { marginsOf, type VenueWeek } from '../schedule/venue-week';
import { type BeliefInput, believe, marketAt } from './belief';
import type { Cloud } from './cloud';
import { hasDiscount, type PastWeek, trialsOf } from './evidence';
import { keepWithinLoss } from './loss-limit';
import { type Ordinary, ordinaryOf } from './ordinary';
import { type Prior, priorOfTrade } from './prior';

export type PlanInput = {
  readonly venue: VenueWeek;
  readonly history: readonly PastWeek[];
  readonly profile: ArrayLike<number> | null;
  readonly prior?: Prior;
};

export type WeekPlan = {
  readonly level: Uint8Array;
  readonly quota: Int32Array;
  /** Expected gain over no discount [minor units/week], and how sure that it is a gain. */
  readonly gainMinor: number;
  readonly sure: number;
  readonly ordinary: Ordinary;
  readonly because: 'probing' | 'pays' | 'does-not-pay' | 'nothing-allowed';
};

/** Credit for a place freed in a full slot and charge for one taken: most who find their hour full come at another (design 3). */
const creditShare = 0.15;
const chargeShare = 0.65;
/** A slot is slow below this expected fill; the learner stays there even where the merchant allows more. */
export const slowPct = 58;

export function planWeek(input: PlanInput): WeekPlan {
  const { venue } = input;
  const reach = reachOf(venue.grid, venue.capacity);
  const ordinary = ordinaryOf(venue, input.history, { reach, profile: input.profile });
  const levels = levelsAboveFloor(venue);
  const quota = quotas(venue, ordinary.occupied, levels[levels.length - 1] ?? 0);
  const cautious = {
    ...venue,
    rules: { ...venue.rules, maxFillPct: Math.min(venue.rules.maxFillPct, knobs.slow) },
  };
  const allowed = allowedBy(cautious, { fill: ordinary.fill, quota });
  if (allowed.levels.length === 0 || !allowed.slots.includes(1)) {
    return {
      level: new Uint8Array(reach.slots),
      quota,
      gainMinor: 0,
      sure: 0,
      ordinary,
      because: 'nothing-allowed',
    };
  }
  const trials = trialsOf(input.history, reach, venue.rules.levelsPct.length);
  const known = {
    venue,
    reach,
    ordinary: ordinary.baseline.mean,
    trials,
    prior: input.prior ?? priorOfTrade,
  };
  const cloud = believe(known);
  const setting = { known, cloud, allowed, ordinary };
  const found = chosen(setting, input.history.filter(hasDiscount).length);
  return { ...found, quota, ordinary };
}

type Chosen = Pick<WeekPlan, 'level' | 'gainMinor' | 'sure' | 'because'>;

type Setting = {
  readonly known: BeliefInput;
  readonly cloud: Cloud;
  readonly allowed: Allowed;
  readonly ordinary: Ordinary;
};

function chosen(setting: Setting, weeksTried: number): Chosen {
  if (weeksTried === 0) return probe(setting, knobs.loss);
  const best = bestBet(setting);
  if (best.because === 'pays' || weeksTried >= knobs.probes) return best;
  const again = probe(setting, knobs.again);
  return knobs.horizon * again.promise > -again.gainMinor && again.level.some((level) => level > 0)
    ? again
    : best;
}

/** Nothing is known yet: ask where hopeful beliefs gain most, as broadly as the loss limit lets. */
function probe(setting: Setting, lossShare: number): Chosen & { promise: number } {
  const { known, cloud, ordinary } = setting;
  const { venue } = known;
  const gains = gainsAnywhere(setting);
  const middle = [...gains].sort((one, other) => one - other)[Math.floor(gains.length / 2)] ?? 0;
  const hopeful = cloud.weights.map(
    (weight, index) => weight * ((gains[index] ?? 0) > middle ? knobs.hope : 2 - knobs.hope),
  );
  const tally = tallyOf(setting, hopeful);
  const before = contributions(tally);
  optimise({ tally, venue, allowed: setting.allowed });
  const promise = contributions(tally).reduce(
    (sum, value, index) => sum + (cloud.weights[index] ?? 0) * Math.max(0, value - (before[index] ?? 0)),
    0,
  );
  const weekly = marginsOf(venue).full * ordinary.baseline.mean.reduce((sum, starts) => sum + starts, 0);
  keepWithinLoss(tally, {
    weights: cloud.weights,
    before,
    mostLossMinor: lossShare * weekly,
    slotsPerDay: venue.grid.slotsPerDay,
    windowCostMinor: venue.windowCostMinor,
  });
  const judged = judge(tally, before, cloud.weights);
  return { level: tally.level, ...judged, because: 'probing', promise };
}

/** Gain per belief of discounting every allowed slot at the middle level: tells hopeful beliefs from the others. */
function gainsAnywhere(setting: Setting): Float64Array {
  const tally = tallyOf(setting, setting.cloud.weights);
  const before = contributions(tally);
  const { levels, slots } = setting.allowed;
  const level = levels[Math.floor((levels.length - 1) / 2)] ?? 0;
  for (let slot = 0; slot < slots.length; slot += 1) if (slots[slot]) moveTo(tally, slot, level);
  return contributions(tally).map((value, index) => value - (before[index] ?? 0));
}

/** The schedule with the best expected gain under what is believed now, or none where it is not likely enough to be one. */
function bestBet(setting: Setting): Chosen {
  const tally = tallyOf(setting, setting.cloud.weights);
  const before = contributions(tally);
  optimise({ tally, venue: setting.known.venue, allowed: setting.allowed });
  const judged = judge(tally, before, setting.cloud.weights);
  const windowsCost =
    setting.known.venue.windowCostMinor * countWindows(tally.level, setting.known.venue.grid.slotsPerDay);
  if (judged.gainMinor - windowsCost > 0 && judged.sure >= knobs.sure)
    return { level: tally.level, ...judged, because: 'pays' };
  return {
    level: new Uint8Array(tally.level.length),
    gainMinor: 0,
    sure: judged.sure,
    because: 'does-not-pay',
  };
}

export const knobs = { hope: 1.7, loss: 0.012, sure: 0.6, again: 0.012, horizon: 3, probes: 4, slow: 60 };

function tallyOf({ known, cloud, ordinary }: Setting, weights: Float64Array): Tally {
  const { venue, reach } = known;
  return openTally({
    markets: cloud.points.map((point, index) => marketAt(known, point, weights[index] ?? 0)),
    reach,
    levels: venue.rules.levelsPct.length,
    charge: placeCharges(venue, ordinary.occupied, chargeShare),
    credit: placeCharges(venue, ordinary.occupied, creditShare),
  });
}

/** Expected gain [minor units/week, windows' cost left out] and the weight of beliefs under which it is one. */
function judge(
  tally: Tally,
  before: Float64Array,
  weights: Float64Array,
): { gainMinor: number; sure: number } {
  let gainMinor = 0;
  let sure = 0;
  for (const [index, value] of contributions(tally).entries()) {
    const gain = value - (before[index] ?? 0);
    gainMinor += gain * (weights[index] ?? 0);
    if (gain > 1e-6) sure += weights[index] ?? 0;
  }
  return { gainMinor, sure };
}
