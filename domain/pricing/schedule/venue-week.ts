import type { WeekGrid } from '../../forecast/week-grid';

/** What the optimiser must know of a venue: one place, one package, one week. Money in minor units. */
export type VenueWeek = {
  readonly grid: WeekGrid;
  readonly capacity: ArrayLike<number>;
  readonly visitSlots: number;
  readonly listPriceMinor: number;
  readonly variableCostMinor: number;
  readonly newcomerBp: number;
  readonly returningBp: number;
  /** K: what it costs to run one discounted window. */
  readonly windowCostMinor: number;
  readonly rules: ScheduleRules;
};

/** The merchant's own rules. They are never broken, whatever the gain. */
export type ScheduleRules = {
  /** Starts with 0, growing. */
  readonly levelsPct: readonly number[];
  readonly minContributionMinor: number;
  readonly maxFillPct: number;
  readonly maxLevelsPerDay: number;
  readonly maxWindowsPerDay: number;
  readonly minWindowSlots: number;
  readonly blackout: ArrayLike<number>;
};

/** Contribution of one place per level [minor units]: m_d = p(1−d)(1−κ) − c; at level 0 the guest books directly, m_0 = p − c. */
export type Margins = {
  readonly full: number;
  readonly newcomer: Float64Array;
  readonly returning: Float64Array;
};

/** Formula (e)1 of the product's rules: a place's contribution after discount, commission and cost. */
export function marginsOf(venue: VenueWeek): Margins {
  const full = venue.listPriceMinor - venue.variableCostMinor;
  const at = (percent: number, commissionBp: number) => {
    if (percent === 0) return full;
    return venue.listPriceMinor * (1 - percent / 100) * (1 - commissionBp / 10_000) - venue.variableCostMinor;
  };
  return {
    full,
    newcomer: Float64Array.from(venue.rules.levelsPct, (percent) => at(percent, venue.newcomerBp)),
    returning: Float64Array.from(venue.rules.levelsPct, (percent) => at(percent, venue.returningBp)),
  };
}
