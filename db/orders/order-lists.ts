import { and, asc, count, desc, eq, gt, gte, inArray, lt, ne, or } from 'drizzle-orm';
import type { Instant, Span } from '@/domain/time/wall';
import type { Reader } from '../store';
import { orders } from '../tables/orders';
import type { OrderRow } from './orders';

/** A person's orders, newest first. `before` is the last one of the page before. */
export async function ordersOfPerson(
  db: Reader,
  personId: string,
  { limit, before }: { limit: number; before: { at: Instant; id: string } | null },
): Promise<OrderRow[]> {
  const earlier = before
    ? or(lt(orders.createdAt, before.at), and(eq(orders.createdAt, before.at), lt(orders.id, before.id)))
    : undefined;
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.personId, personId), earlier))
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(limit);
}

/** A merchant's orders of visits that start in the span, in the order of time; a pledge has no visit yet. */
export async function ordersOfMerchant(
  db: Reader,
  merchantId: string,
  { span, limit, after }: { span: Span; limit: number; after: { at: Instant; id: string } | null },
): Promise<OrderRow[]> {
  const later = after
    ? or(gt(orders.start, after.at), and(eq(orders.start, after.at), gt(orders.id, after.id)))
    : undefined;
  return db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.merchantId, merchantId),
        gte(orders.start, span.from),
        lt(orders.start, span.until),
        ne(orders.as, 'pledge'),
        later,
      ),
    )
    .orderBy(asc(orders.start), asc(orders.id))
    .limit(limit);
}

/** Paid visits of a venue that touch one of the spans and have not begun at `now`. */
export async function countSoldVisits(
  db: Reader,
  { venueId, spans, now }: { venueId: string; spans: readonly Span[]; now: Instant },
): Promise<number> {
  if (spans.length === 0) return 0;
  const touching = spans.map(({ from, until }) => and(lt(orders.start, until), gt(orders.endAt, from)));
  const isSold = inArray(orders.status, ['paid', 'partly-refunded']);
  const [row] = await db
    .select({ visits: count() })
    .from(orders)
    .where(and(eq(orders.venueId, venueId), isSold, gte(orders.start, now), or(...touching)));
  return row?.visits ?? 0;
}
