import type { Shown } from '@/db/slots/slot-lists';
import type { Found } from './deal-card-view';
import type { ListDeals } from './list-deals.input';

/** A deal with its place in the order and the slot its card shows. */
export type Ranked = { readonly found: Found; readonly rank: number; readonly shown: Shown | null };
export type Cursor = { readonly rank: number; readonly id: string };
type Order = Pick<ListDeals, 'sort'>;

/** Without a span: by what the ordinary week says. Smaller ranks come first, ids decide ties. */
export function inOrder(found: readonly Found[], order: Order): Ranked[] {
  return sorted(found.map((one) => ({ found: one, rank: rankOf(one, order), shown: null })));
}

function rankOf({ candidate, rules, km }: Found, { sort }: Order): number {
  switch (sort) {
    case 'price':
      return rules.leastMinor;
    case 'distance':
      return km ?? 0;
    case 'newest':
      return -(candidate.liveAt ?? 0);
    case 'quietest':
      return rules.leastMinor / Math.max(1, rules.listPriceMinor);
  }
}

/** With a span: by the slot itself, where price or quiet decide. The deeper the discount, the quieter the hour. */
export function rankOfSlot(found: Found, { slot }: Shown, order: Order): number {
  if (order.sort === 'price') return slot.priceMinor;
  if (order.sort === 'quietest') return slot.priceMinor / Math.max(1, slot.listPriceMinor);
  return rankOf(found, order);
}

export function sorted<Row extends Pick<Ranked, 'rank' | 'found'>>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.rank - b.rank || (a.found.candidate.id < b.found.candidate.id ? -1 : 1));
}

export function afterCursor(rows: readonly Ranked[], cursor: Cursor | null): Ranked[] {
  return cursor ? rows.filter((row) => isAfter(row, cursor)) : [...rows];
}

export function isAfter({ rank, found }: Pick<Ranked, 'rank' | 'found'>, cursor: Cursor): boolean {
  return rank > cursor.rank || (rank === cursor.rank && found.candidate.id > cursor.id);
}

export function cursorOf({ rank, found }: Ranked): string {
  return Buffer.from(JSON.stringify([rank, found.candidate.id])).toString('base64url');
}

/** Null for none and for one that is not ours: the first page then. */
export function readCursor(cursor: string | undefined): Cursor | null {
  const [, rank, id] = /^\[(-?[\d.e+-]+),"([a-z0-9_]+)"\]$/.exec(
    Buffer.from(cursor ?? '', 'base64url').toString('utf8'),
  ) ?? [null, null, null];
  return rank && id ? { rank: Number(rank), id } : null;
}
