import { and, asc, eq, gte, inArray, lt, not } from 'drizzle-orm';
import type { PastVisit } from '@/domain/forecast/baseline/places-in-use';
import type { RefusedRequests } from '@/domain/pricing/proof/guests';
import type { Span } from '@/domain/time/wall';
import type { Reader } from '../store';
import { orders } from '../tables/orders';
import { refusedRequests } from '../tables/slots';
import { pastVisits } from '../tables/venues';

/** Full-price visits from a merchant's own books. */
export async function pastVisitsOf(db: Reader, venueId: string): Promise<PastVisit[]> {
  return db
    .select({ start: pastVisits.start, seats: pastVisits.seats })
    .from(pastVisits)
    .where(eq(pastVisits.venueId, venueId))
    .orderBy(asc(pastVisits.start));
}

/** Full-price visits booked here in the span, and requests refused here for want of places: demand all the same. */
export async function bookedHere(db: Reader, venueId: string, { from, until }: Span): Promise<PastVisit[]> {
  const booked = await db
    .select({ start: orders.start, seats: orders.places })
    .from(orders)
    .where(
      and(
        eq(orders.venueId, venueId),
        // Told of an equality, SQLite would walk the span in the whole country.
        not(orders.isDiscounted),
        inArray(orders.status, ['paid', 'partly-refunded']),
        gte(orders.start, from),
        lt(orders.start, until),
      ),
    );
  const refused = await db
    .select({ start: refusedRequests.start, seats: refusedRequests.places })
    .from(refusedRequests)
    .where(refusedIn(venueId, { from, until }));
  return [...booked, ...refused];
}

/** Requests in the span that were refused for want of places. */
export async function refusedHere(db: Reader, venueId: string, span: Span): Promise<RefusedRequests[]> {
  return db
    .select({ start: refusedRequests.start, requests: refusedRequests.requests })
    .from(refusedRequests)
    .where(refusedIn(venueId, span));
}

function refusedIn(venueId: string, { from, until }: Span) {
  const { venueId: venue, start } = refusedRequests;
  return and(eq(venue, venueId), gte(start, from), lt(start, until));
}

/** Those of some venues where a visit in the span was bought, at a discount or at the full price: there is something to learn. */
export async function venuesBooked(
  db: Reader,
  venueIds: readonly string[],
  { from, until, isDiscounted }: Span & { readonly isDiscounted: boolean },
): Promise<string[]> {
  if (venueIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ id: orders.venueId })
    .from(orders)
    .where(
      and(
        inArray(orders.venueId, [...venueIds]),
        eq(orders.isDiscounted, isDiscounted),
        gte(orders.start, from),
        lt(orders.start, until),
      ),
    );
  return rows.map(({ id }) => id);
}
