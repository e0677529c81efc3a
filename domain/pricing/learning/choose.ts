import type { Allowed } from '../schedule/allowed';
import { countWindows, optimise } from '../schedule/optimise';
import { contributions, moveTo, openTally, type Tally } from '../schedule/tally';
import type { VenueWeek } from '../schedule/venue-week';
import { type BeliefInput, marketAt } from './belief';
import type { Cloud } from './cloud';
import { keepWithinLoss } from './loss-limit';

export type Chosen = {
  readonly level: Uint8Array;
  /** Expected gain over no discount [minor units/week, the windows' cost taken off], and the weight of beliefs that see a gain. */
  readonly gainMinor: number;
  readonly sure: number;
  readonly because: 'probing' | 'pays' | 'does-not-pay' | 'nothing-allowed';
};

export type Setting = {
  readonly venue: VenueWeek;
  readonly known: BeliefInput;
  readonly cloud: Cloud;
  readonly allowed: Allowed;
  /** What a place taken at a discount, or freed, is worth to guests who find a slot full, per slot [minor units/place]. */
  readonly charge: Float64Array;
  readonly credit: Float64Array;
};

/** What the first week, and every later week of probing, may cost under the worst quarter of beliefs [share of a week's contribution]. */
const firstLossShare = 0.014;
const laterLossShare = 0.018;
/** Weight of the hopeful half of beliefs while probing; one would be as they are. */
const hope = 1.7;
/** A schedule is published for its gain only if it is one under this weight of beliefs. */
const sureEnough = 0.5;
/** Probing goes on while a few weeks of what hopeful beliefs promise outweigh what the probe is expected to cost. */
const weeksOfPromise = 5;
const mostProbingWeeks = 6;

/**
 * First ask, then act on the answers, and stop as soon as they say no. Knowing where not to discount earns more than any
 * discount: docs/rules/forecast.md, "Learning".
 */
export function choose(setting: Setting, weeksTried: number): Chosen {
  if (weeksTried === 0) return probe(setting, firstLossShare);
  const best = bestBet(setting);
  if (best.because === 'pays' || weeksTried >= mostProbingWeeks) return best;
  const again = probe(setting, laterLossShare);
  const worthIt = weeksOfPromise * again.promise > -again.gainMinor && again.level.some((level) => level > 0);
  return worthIt ? again : best;
}

/** Asks where hopeful beliefs gain most, as broadly as the loss limit lets. `promise` is E[max(0, gain)] if it went unlimited. */
function probe(setting: Setting, lossShare: number): Chosen & { promise: number } {
  const { venue, known, cloud } = setting;
  const gains = gainsEverywhere(setting);
  const middle = [...gains].sort((one, other) => one - other)[Math.floor(gains.length / 2)] ?? 0;
  const hopeful = cloud.weights.map(
    (weight, index) => weight * ((gains[index] ?? 0) > middle ? hope : 2 - hope),
  );
  const tally = tallyOf(setting, hopeful);
  const before = contributions(tally);
  optimise({ tally, venue, allowed: setting.allowed });
  const promise = contributions(tally).reduce(
    (sum, value, index) => sum + (cloud.weights[index] ?? 0) * Math.max(0, value - (before[index] ?? 0)),
    0,
  );
  const weekly = known.margins.full * known.demand.total;
  keepWithinLoss(tally, {
    weights: cloud.weights,
    before,
    mostLossMinor: lossShare * weekly,
    slotsPerDay: venue.grid.slotsPerDay,
    shortest: Math.max(1, venue.rules.minWindowSlots),
    windowCostMinor: venue.windowCostMinor,
  });
  return { ...judge(setting, tally, before), because: 'probing', promise };
}

/** Gain per belief of discounting every allowed slot at the middle level: tells hopeful beliefs from the others. */
function gainsEverywhere(setting: Setting): Float64Array {
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
  optimise({ tally, venue: setting.venue, allowed: setting.allowed });
  const judged = judge(setting, tally, before);
  if (judged.gainMinor > 0 && judged.sure >= sureEnough) return { ...judged, because: 'pays' };
  return {
    level: new Uint8Array(tally.level.length),
    gainMinor: 0,
    sure: judged.sure,
    because: 'does-not-pay',
  };
}

function tallyOf({ known, cloud, charge, credit }: Setting, weights: Float64Array): Tally {
  return openTally({
    markets: cloud.points.map((point, index) => marketAt(known, point, weights[index] ?? 0)),
    reach: known.reach,
    levels: known.levelsPct.length,
    charge,
    credit,
  });
}

function judge({ venue, cloud }: Setting, tally: Tally, before: Float64Array): Omit<Chosen, 'because'> {
  let gainMinor = -venue.windowCostMinor * countWindows(tally.level, venue.grid.slotsPerDay);
  let sure = 0;
  for (const [index, value] of contributions(tally).entries()) {
    const gain = value - (before[index] ?? 0);
    gainMinor += gain * (cloud.weights[index] ?? 0);
    if (gain > 1e-6) sure += cloud.weights[index] ?? 0;
  }
  return { level: tally.level, gainMinor, sure };
}
