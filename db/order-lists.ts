import { and, desc, eq, lt, or } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import type { OrderRow } from './orders';
import type { Reader } from './store';
import { orders } from './tables/orders';

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
