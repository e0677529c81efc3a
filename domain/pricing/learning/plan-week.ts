import { type Allowed, allowedBy, levelsAboveFloor } from '../schedule/allowed';
import { upperBound } from '../schedule/dual-bound';
import { crowdsOf } from '../schedule/market';
import { quotas } from '../schedule/quota';
import { reachOf } from '../schedule/reach';
import type { VenueWeek } from '../schedule/venue-week';
import { type BeliefInput, believe, marketInputAt } from './belief';
import { type Chosen, choose } from './choose';
import type { Cloud } from './cloud';
import { hasDiscount, type PastWeek, trialsOf } from './evidence';
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
  readonly binding: Binding | null;
  readonly upperBoundMinor: number | null;
};

/** The learner stays below this expected fill even where the merchant allows more: deals belong into slow hours. */
const slowPct = 64;

/** Next week's schedule from everything that happened. Pure: the same history gives the same plan. Promise: docs/rules/forecast.md. */
export function planWeek(input: PlanInput): WeekPlan {
  const { venue } = input;
  const reach = reachOf(venue.grid, venue.capacity);
  const ordinary = ordinaryOf(venue, input.history, { reach, profile: input.profile });
  const levels = levelsAboveFloor(venue);
  const quota = quotas(venue, ordinary.occupied, levels[levels.length - 1] ?? 0);
  const allowed = allowedBy(cautious(venue), { fill: ordinary.guardedFill, quota });
  const trials = trialsOf(input.history, reach, venue.rules.levelsPct.length);
  const known = {
    venue,
    reach,
    ordinary: ordinary.baseline.mean,
    trials,
    prior: input.prior ?? priorOfTrade,
  };
  const binding = bindingOf(venue, allowed);
  const cloud = believe(known);
  const upperBoundMinor = input.withBound ? boundOf(known, cloud) : null;
  if (binding) {
    const level = new Uint8Array(reach.slots);
    return {
      level,
      gainMinor: 0,
      sure: 0,
      because: 'nothing-allowed',
      quota,
      ordinary,
      binding,
      upperBoundMinor,
    };
  }
  const chosen = choose({ known, cloud, allowed, ordinary }, input.history.filter(hasDiscount).length);
  return { ...chosen, quota, ordinary, binding, upperBoundMinor };
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

/** The bound under the middle of what is believed: a figure to compare a plan with, not a forecast. */
function boundOf(known: BeliefInput, cloud: Cloud): number {
  const middle = Float64Array.from({ length: cloud.points[0]?.length ?? 0 }, (_, axis) =>
    cloud.points.reduce((sum, point, index) => sum + (cloud.weights[index] ?? 0) * (point[axis] ?? 0), 0),
  );
  const crowds = crowdsOf(marketInputAt(known, middle, 1));
  return upperBound({ venue: known.venue, reach: known.reach, crowds }).upperMinor;
}
