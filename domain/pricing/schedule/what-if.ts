import { countQuantile } from '../../forecast/chance/counts';

/** One discounted window as the merchant would publish it. Money in minor units. */
export type WhatIf = {
  readonly listPriceMinor: number;
  readonly variableCostMinor: number;
  readonly offShare: number;
  readonly commissionShare: number;
  readonly windowCostMinor: number;
  /** Expected deal guests on a day, of them the share who would have paid full price anyway, and the places on offer. */
  readonly guests: number;
  readonly regularShare: number;
  readonly places: number;
};

export type WhatIfAnswer = {
  readonly fullMargin: number;
  readonly dealMargin: number;
  /** s* = m_D / m_F: below this share of regulars the window pays; 0 when it never does. */
  readonly breakEvenShare: number;
  /** Gain over no discount on a day [minor units]: quantiles 0.1, expected, 0.9 of how many come. */
  readonly worstDay: number;
  readonly expectedDay: number;
  readonly bestDay: number;
};

/** Deal guests of one day vary like the simulator's crowds: size of the negative binomial. */
const crowdSize = 6;

/** What one window would do, before it is published. Formula (e)1 of the product's rules: profit per deal guest = m_D − s·m_F. */
export function whatIf(window: WhatIf): WhatIfAnswer {
  const { listPriceMinor: list, variableCostMinor: cost } = window;
  const fullMargin = list - cost;
  const dealMargin = list * (1 - window.offShare) * (1 - window.commissionShare) - cost;
  const breakEvenShare = fullMargin > 0 ? Math.min(1, Math.max(0, dealMargin / fullMargin)) : 0;
  const perGuest = dealMargin - window.regularShare * fullMargin;
  const few = Math.min(window.places, countQuantile(0.1, window.guests, crowdSize));
  const many = Math.min(window.places, countQuantile(0.9, window.guests, crowdSize));
  const days = [few, many].map((guests) => guests * perGuest - window.windowCostMinor);
  return {
    fullMargin,
    dealMargin,
    breakEvenShare,
    worstDay: Math.min(...days),
    expectedDay: Math.min(window.places, window.guests) * perGuest - window.windowCostMinor,
    bestDay: Math.max(...days),
  };
}
