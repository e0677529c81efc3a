import { and, asc, desc, eq, gt, gte, lt, or } from 'drizzle-orm';
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

/** A merchant's orders of visits that start in the span, in the order of time. */
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
        later,
      ),
    )
    .orderBy(asc(orders.start), asc(orders.id))
    .limit(limit);
}
