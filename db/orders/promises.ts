import { and, eq, gt, gte, isNull, lt, or, sql } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { deals } from '../tables/deals';
import { fullPricePromises, orders } from '../tables/orders';
import { openings } from '../tables/slots';

export type PromiseDue = {
  readonly orderId: string;
  readonly liveVersion: number;
  readonly backMinor: number;
};

const checkedVersion = sql<number>`coalesce(${fullPricePromises.checkedVersion}, ${orders.dealVersion})`;
const checkedAt = sql<number>`coalesce(${fullPricePromises.checkedAt}, ${orders.createdAt})`;

/** Visits to come, paid at the ordinary price, whose deal changed or was opened further since they were looked at last. */
export async function promisesDue(db: Reader, now: Instant, limit = 50): Promise<PromiseDue[]> {
  const chosen = {
    orderId: orders.id,
    liveVersion: sql<number>`coalesce(${deals.liveVersion}, 0)`.mapWith(Number),
    backMinor: sql<number>`coalesce(${fullPricePromises.backMinor}, 0)`.mapWith(Number),
  };
  return db
    .selectDistinct(chosen)
    .from(orders)
    .innerJoin(deals, eq(deals.id, orders.dealId))
    .leftJoin(fullPricePromises, eq(fullPricePromises.orderId, orders.id))
    .leftJoin(
      openings,
      and(
        eq(openings.dealId, orders.dealId),
        isNull(openings.closedAt),
        gte(orders.start, openings.from),
        lt(orders.start, openings.until),
        gt(openings.openedAt, checkedAt),
      ),
    )
    .where(
      and(
        eq(orders.status, 'paid'),
        eq(orders.isDiscounted, false),
        gt(orders.start, now),
        eq(deals.status, 'live'),
        or(gt(deals.liveVersion, checkedVersion), sql`${openings.id} is not null`),
      ),
    )
    .limit(limit);
}

export async function keepPromise(
  tx: Tx,
  { orderId, ...kept }: { orderId: string; checkedVersion: number; backMinor: number; checkedAt: Instant },
): Promise<void> {
  await tx
    .insert(fullPricePromises)
    .values({ orderId, ...kept })
    .onConflictDoUpdate({ target: fullPricePromises.orderId, set: kept });
}
