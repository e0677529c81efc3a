import { and, desc, eq, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { SoldVisit } from '@/domain/pricing/proof/results';
import type { Instant, Span } from '@/domain/time/wall';
import { asVenue, type SellingVenue } from '../deals/deal-terms';
import type { Reader } from '../store';
import { auditEvents } from '../tables/operations';
import { orders } from '../tables/orders';
import { venues } from '../tables/venues';
import { redemptions, vouchers } from '../tables/vouchers';

/** Visits to a venue in the span that were paid for, with the guest's answer to "been here before?". */
export async function soldVisits(db: Reader, venueId: string, { from, until }: Span): Promise<SoldVisit[]> {
  const rows = await db
    .select({
      id: orders.id,
      start: orders.start,
      freeAt: orders.freeAt,
      places: orders.places,
      quantity: orders.quantity,
      isDiscounted: orders.isDiscounted,
      priceMinor: orders.priceMinor,
      offBps: orders.offBps,
      buyer: orders.email,
      beenHere: redemptions.beenHere,
    })
    .from(orders)
    .leftJoin(vouchers, eq(vouchers.orderId, orders.id))
    .leftJoin(redemptions, and(eq(redemptions.voucherId, vouchers.id), isNull(redemptions.undoneAt)))
    .where(
      and(
        eq(orders.venueId, venueId),
        inArray(orders.status, ['paid', 'partly-refunded']),
        gte(orders.start, from),
        lt(orders.start, until),
      ),
    )
    .orderBy(orders.start, orders.id);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Venues that take part in measuring now or did. */
export async function measuringVenues(db: Reader): Promise<SellingVenue[]> {
  const rows = await db.select().from(venues).where(isNotNull(venues.measuring)).orderBy(venues.id);
  return rows.map(asVenue);
}

/** When the merchant last said no to a suggestion for this venue. */
export async function refusedSuggestionAt(db: Reader, venueId: string): Promise<Instant | null> {
  const [row] = await db
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .where(and(eq(auditEvents.entity, venueId), eq(auditEvents.act, suggestionRefused)))
    .orderBy(desc(auditEvents.at))
    .limit(1);
  return row?.at ?? null;
}

export const suggestionRefused = 'venue.suggestion-refused';
