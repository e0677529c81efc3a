import { chooseThreshold, type ThresholdChoice } from '../schedule/threshold';
import type { VenueWeek } from '../schedule/venue-week';
import { type BeliefInput, marketAt } from './belief';
import type { Cloud } from './cloud';
import { trialsOf } from './evidence';
import { crowdSpread, expectedDeals, scratchFor } from './likelihood';

/** What is known of a venue's town when its week was planned; slots are the blocks of `hours.ts`. */
export type Belief = { readonly known: BeliefInput; readonly cloud: Cloud };

/** Who is expected where one start alone is discounted [places], and how much the newcomers vary [standard deviation of the logarithm]. */
export type StartCrowd = {
  readonly regulars: number;
  readonly newcomers: number;
  readonly crowdSpread: number;
  /** Share of the newcomers who would have come at full price to some hour. */
  readonly anywayShare: number;
};

/** One group for one start, argued (design 2d): the size, when it closes, and what it is worth beside an open discount. */
export type GroupStart = ThresholdChoice & StartCrowd & { readonly closesHoursBefore: number };

/** Hours before the start at which a group closes: a day where staff must be called in, else early enough to find another hour. */
const closesWithStaff = 24;
const closesElse = 10;

/** A counter and a deadline are not worth less than this share of a place at full price a week. */
const worthTheTrouble = 0.1;

type Asked = {
  readonly venue: VenueWeek;
  readonly slot: number;
  readonly level: number;
  readonly room: number;
};

/** The group that one start would be best sold to, or null where an open discount is worth at least as much. */
export function groupAt(belief: Belief, { venue, slot, level, room }: Asked): GroupStart | null {
  const { margins } = belief.known;
  const crowd = crowdAt(belief, slot, level);
  const regularLoss = margins.full - (margins.returning[level] ?? 0);
  const choice = chooseThreshold({
    ...crowd,
    regularsLossMinor: crowd.regulars * regularLoss,
    newcomerGainMinor: (margins.newcomer[level] ?? 0) - crowd.anywayShare * margins.full,
    windowCostMinor: venue.windowCostMinor,
    fullMarginMinor: margins.full,
    room,
  });
  const least = Math.max(0, choice.openValueMinor) + worthTheTrouble * margins.full;
  if (choice.minJoin === 0 || choice.valueMinor < least) return null;
  return { ...choice, ...crowd, closesHoursBefore: venue.windowCostMinor > 0 ? closesWithStaff : closesElse };
}

/** Averages over the beliefs; not knowing the town adds to what varies from week to week. */
function crowdAt({ known, cloud }: Belief, slot: number, level: number): StartCrowd {
  const { reach, levelsPct } = known;
  const alone = Uint8Array.from({ length: reach.slots }, (_, at) => (at === slot ? level : 0));
  const none = new Float64Array(reach.slots);
  const week = {
    level: alone,
    quota: null,
    fullPrice: none,
    deals: none,
    soldOut: none,
    returning: [],
    answers: [],
  };
  const [trial] = trialsOf([week], reach, levelsPct.length);
  const sums = { regulars: 0, newcomers: 0, anyway: 0, log: 0, square: 0 };
  if (!trial) return { regulars: 0, newcomers: 0, crowdSpread, anywayShare: 0 };
  const scratch = scratchFor(reach, levelsPct.length);
  for (const [index, point] of cloud.points.entries()) {
    const weight = cloud.weights[index] ?? 0;
    const market = marketAt(known, point, weight);
    const { watching, seekers } = expectedDeals(market, trial, { reach, scratch });
    const fresh = Math.max(1e-6, seekers[0] ?? 0);
    const full = (market.seekers.pull[0] ?? 0) * (market.seekers.reached[slot] ?? 0);
    sums.regulars += weight * (watching[0] ?? 0);
    sums.newcomers += weight * fresh;
    sums.anyway += (weight * fresh * full) / (1 + full);
    sums.log += weight * Math.log(fresh);
    sums.square += weight * Math.log(fresh) ** 2;
  }
  return {
    regulars: sums.regulars,
    newcomers: sums.newcomers,
    crowdSpread: Math.sqrt(crowdSpread ** 2 + Math.max(0, sums.square - sums.log ** 2)),
    anywayShare: sums.anyway / sums.newcomers,
  };
}
