import type { Tier } from '../deals/terms';
import { type BasisPoints, lessShare, type Minor } from '../money/money';

export type PricedTier = Tier & { readonly priceMinor: Minor };

/** What everybody in the group pays: the slot's off-peak price less the tier's share, rounded half-up. Source: api.md, rounding. */
export function groupPrice(priceMinor: Minor, tierBps: BasisPoints): Minor {
  return lessShare(priceMinor, tierBps);
}

export function pricedTiers(priceMinor: Minor, tiers: readonly Tier[]): PricedTier[] {
  return tiers.map((tier) => ({ ...tier, priceMinor: groupPrice(priceMinor, tier.offBps) }));
}
