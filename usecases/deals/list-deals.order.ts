import type { Shown } from '@/db/slots/slot-lists';
import { quietnessOf } from '@/domain/pricing/live/bands';
import type { AfterRank } from '../cursors.input';
import type { Found } from './deal-card-view';
import type { ListDeals } from './list-deals.input';

/** A deal with its place in the order and the slot its card shows. Smaller ranks come first, ids decide ties. */
export type Ranked = { readonly found: Found; readonly rank: number; readonly shown: Shown | null };

/** With a span: by the slot itself, where price or quiet decide. The deeper the discount, the quieter the hour. */
export function rankOfSlot({ slot }: Shown, hoped: number, { sort }: Pick<ListDeals, 'sort'>): number {
  if (sort === 'price') return slot.priceMinor;
  if (sort === 'quietest') return quietnessOf(slot.priceMinor, slot.listPriceMinor);
  return hoped;
}

export function sorted(rows: readonly Ranked[]): Ranked[] {
  return [...rows].sort((a, b) => (isAfter(a, cursorAt(b)) ? 1 : -1));
}

export function isAfter({ rank, found }: Pick<Ranked, 'rank' | 'found'>, cursor: AfterRank): boolean {
  return rank > cursor.rank || (rank === cursor.rank && found.candidate.id > cursor.id);
}

export function cursorAt({ rank, found }: Pick<Ranked, 'rank' | 'found'>): AfterRank {
  return { rank, id: found.candidate.id };
}
