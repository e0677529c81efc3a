import { type Allowed, allowedBy, levelsAboveFloor } from '../schedule/allowed';
import { upperBound } from '../schedule/dual-bound';
import { crowdsOf, demandOf } from '../schedule/market';
import { chancesOfFull, placeCharges, quotas, quotasOf } from '../schedule/quota';
import { reachOf } from '../schedule/reach';
import { marginsOf, type VenueWeek } from '../schedule/venue-week';
import { type BeliefInput, believe, marketInputAt } from './belief';
import { type Chosen, choose } from './choose';
import { type Cloud, middleOf } from './cloud';
import { hasDiscount, type PastWeek, trialsOf } from './evidence';
import type { Belief } from './group-start';
import {
  allowedByBlock,
  type Hours,
  hoursOf,
  meanByBlock,
  onSlots,
  sumByBlock,
  venueByBlock,
  weekByBlock,
} from './hours';
import { type Ordinary, ordinaryOf } from './ordinary';
import { type Prior, priorOfTrade } from './prior';

export type PlanInput = {
  readonly venue: VenueWeek;
  readonly history: readonly PastWeek[];
  readonly profile: ArrayLike<number> | null;
  readonly prior?: Prior;
  readonly withBound?: boolean;
};

/** Which rule leaves no schedule at all. */
export type Binding = 'closed' | 'no-level-above-floor' | 'no-window-fits' | 'every-hour-guarded';

export type WeekPlan = Chosen & {
  /** Deal starts on offer per slot. */
  readonly quota: Int32Array;
  readonly ordinary: Ordinary;
  /** What is believed of the town. */
  readonly belief: Belief;
  readonly binding: Binding | null;
  readonly upperBoundMinor: number | null;
};

/** The learner stays below this expected fill even where the merchant allows more: deals belong into slow hours. */
const slowPct = 66;
/** Credit for a place freed in a full slot and charge for one taken: most who find their hour full come at another (design 3). */
const creditShare = 0.15;
const chargeShare = 0.65;

/** Next week's schedule from everything that happened. Pure: the same history gives the same plan. Promise: docs/rules/forecast.md. */
export function planWeek(input: PlanInput): WeekPlan {
  const { venue } = input;
  const { hours, past, ordinary, quota, known } = evidenceOf(input);
  const allowed = allowedBy(cautious(venue), { fill: ordinary.guardedFill, quota });
  const binding = bindingOf(venue, allowed);
  const cloud = believe(known);
  const upperBoundMinor = input.withBound ? boundOf({ venue, hours, ordinary, known, cloud }) : null;
  const answer = { ordinary, belief: { known, cloud }, binding, upperBoundMinor };
  if (binding) {
    const level = new Uint8Array(venue.capacity.length);
    const none = new Int32Array(level.length);
    return { ...answer, level, quota: none, gainMinor: 0, sure: 0, because: 'nothing-allowed' };
  }
  const ofFull = chancesOfFull(venue, ordinary.occupied);
  const places = (share: number) => meanByBlock(hours, placeCharges(venue, ofFull, share), venue.capacity);
  const chosen = choose(
    {
      venue: venueByBlock(hours, venue),
      known,
      cloud,
      allowed: allowedByBlock(hours, allowed),
      charge: places(chargeShare),
      credit: places(creditShare),
    },
    past.filter(hasDiscount).length,
  );
  const level = onSlots(hours, chosen.level);
  return { ...answer, ...chosen, level, quota: quotasOf(venue, ordinary.occupied, level) };
}

/** What is believed of the town, without a plan. */
export function believeHistory(input: PlanInput): Belief {
  const { known } = evidenceOf(input);
  return { known, cloud: believe(known) };
}

function evidenceOf({ venue, history, profile, prior = priorOfTrade }: PlanInput) {
  const hours = hoursOf(venue.grid);
  const reach = reachOf(hours.grid, venueByBlock(hours, venue).capacity);
  const past = history.map((week) => (hasDiscount(week) ? weekByBlock(hours, week) : week));
  const ordinary = ordinaryOf(venue, history, { profile, hours, reach, past });
  const levels = levelsAboveFloor(venue);
  const quota = quotas(venue, ordinary.occupied, levels[levels.length - 1] ?? 0);
  const known: BeliefInput = {
    reach,
    demand: demandOf(sumByBlock(hours, ordinary.baseline.mean), reach),
    levelsPct: venue.rules.levelsPct,
    margins: marginsOf(venue),
    trials: trialsOf(past, reach, venue.rules.levelsPct.length),
    prior,
  };
  return { hours, past, ordinary, quota, known };
}

function cautious(venue: VenueWeek): VenueWeek {
  return { ...venue, rules: { ...venue.rules, maxFillPct: Math.min(venue.rules.maxFillPct, slowPct) } };
}

function bindingOf(venue: VenueWeek, allowed: Allowed): Binding | null {
  const { rules, grid } = venue;
  if (!Array.prototype.some.call(venue.capacity, (places) => places > 0)) return 'closed';
  if (allowed.levels.length === 0) return 'no-level-above-floor';
  const fits =
    rules.maxWindowsPerDay > 0 && rules.maxLevelsPerDay > 0 && rules.minWindowSlots <= grid.slotsPerDay;
  if (!fits) return 'no-window-fits';
  return allowed.slots.includes(1) ? null : 'every-hour-guarded';
}

type BoundInput = {
  readonly venue: VenueWeek;
  readonly hours: Hours;
  readonly ordinary: Ordinary;
  readonly known: BeliefInput;
  readonly cloud: Cloud;
};

/** The bound under the middle of what is believed, on the venue's own grid: a figure to compare a plan with, not a forecast. */
function boundOf({ venue, hours, ordinary, known, cloud }: BoundInput): number {
  const reach = hours.perBlock === 1 ? known.reach : reachOf(venue.grid, venue.capacity);
  const demand = demandOf(ordinary.baseline.mean, reach);
  const crowds = crowdsOf({ ...marketInputAt(known, middleOf(cloud), 1), reach, demand });
  return upperBound({ venue, reach, crowds }).upperMinor;
}
