import type { Candidate } from '@/db/deals/discovery';
import type { KeptRules } from '@/db/deals/kept-rules';
import type { Shown } from '@/db/slots/slot-lists';
import type { Money } from '@/domain/money/money';
import { moneyView, type SlotView, slotView } from '../slots/slot-view';
import { type PriceRangeView, priceRangeView, weekView } from './deal-view';

/** A deal in question, with its rules and how far away it is. */
export type Found = {
  readonly candidate: Candidate;
  readonly rules: KeptRules;
  readonly km: number | null;
};

/** A deal as a card and as an item of the API's list. */
export type DealCard = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  readonly merchantId: string;
  readonly venue: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly area: string;
    readonly city: string;
    readonly location: { readonly lat: number; readonly lng: number };
    readonly timeZone: string;
  };
  readonly listPrice: Money;
  /** For one package. */
  readonly priceRange: PriceRangeView;
  /** The cheapest slot of the span, or the next cheapest one; totals for the quantity. */
  readonly nextSlot: SlotView | null;
  readonly week: (number | null)[][];
  readonly group: { readonly threshold: number; readonly percentOff: number } | null;
  readonly distanceKm: number | null;
};

export function cardView(
  { found, shown }: { found: Found; shown: Shown | null },
  quantity: number,
): DealCard {
  const { candidate, rules, km } = found;
  const { venue } = rules;
  const range = rules.range();
  const { currency } = rules.package;
  const { group } = rules.terms;
  return {
    id: candidate.id,
    slug: candidate.slug,
    title: candidate.title,
    category: candidate.category,
    merchantId: candidate.merchantId,
    venue: {
      id: venue.id,
      slug: venue.slug,
      name: venue.name,
      area: venue.area,
      city: venue.city,
      location: { lat: venue.lat, lng: venue.lng },
      timeZone: venue.timeZone,
    },
    listPrice: moneyView(range.listPriceMinor, currency),
    priceRange: priceRangeView(range, currency),
    nextSlot: shown ? slotView(shown, { quantity, currency, timeZone: venue.timeZone }) : null,
    week: weekView(range),
    group: group ? { threshold: group.threshold, percentOff: (group.tiers[0]?.offBps ?? 0) / 100 } : null,
    distanceKm: km === null ? null : Math.round(km * 100) / 100,
  };
}
