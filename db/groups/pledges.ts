import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { PledgeOutcome } from '@/domain/groups/pledges/outcome';
import type { Instant } from '@/domain/time/wall';
import type { OrderRow } from '../orders/orders';
import type { Reader, Tx } from '../store';
import { deals } from '../tables/deals';
import { pledges } from '../tables/groups';
import { orders } from '../tables/orders';

export type PledgeRow = typeof pledges.$inferSelect;
export type Waiting = { readonly pledge: PledgeRow; readonly order: OrderRow };

export async function insertPledge(tx: Tx, pledge: typeof pledges.$inferInsert): Promise<void> {
  await tx.insert(pledges).values(pledge).onConflictDoUpdate({ target: pledges.orderId, set: pledge });
}

export async function findPledge(db: Reader, orderId: string): Promise<PledgeRow | null> {
  const [row] = await db.select().from(pledges).where(eq(pledges.orderId, orderId));
  return row ?? null;
}

/** From now on it counts, for the hours that close later than this. */
export async function startPledge(tx: Tx, orderId: string, now: Instant): Promise<void> {
  await tx.update(pledges).set({ madeAt: now }).where(eq(pledges.orderId, orderId));
}

/** It waits on for the hours that are left. */
export async function keepWaiting(
  tx: Tx,
  pledge: Pick<PledgeRow, 'orderId' | 'starts' | 'missed' | 'decideAt'>,
): Promise<void> {
  const { orderId, ...set } = pledge;
  await tx.update(pledges).set(set).where(eq(pledges.orderId, orderId));
}

/** Decides a pledge once; false where it was decided before. */
export async function decidePledge(
  tx: Tx,
  decision: { orderId: string; outcome: PledgeOutcome; now: Instant },
): Promise<boolean> {
  const rows = await tx
    .update(pledges)
    .set({ outcome: decision.outcome, decidedAt: decision.now })
    .where(and(eq(pledges.orderId, decision.orderId), isNull(pledges.decidedAt)))
    .returning({ id: pledges.orderId });
  return rows.length === 1;
}

const isWaiting = and(isNull(pledges.decidedAt), eq(orders.as, 'pledge'), eq(orders.status, 'authorised'));

/** The pledges of a deal that wait, earliest first, kept from other rounds until this transaction ends. */
export async function lockWaitingPledges(tx: Tx, dealId: string): Promise<Waiting[]> {
  await tx.update(deals).set({ id: dealId }).where(eq(deals.id, dealId));
  const rows = await tx
    .select({ pledge: pledges, order: orders })
    .from(pledges)
    .innerJoin(orders, eq(orders.id, pledges.orderId))
    .where(and(eq(pledges.dealId, dealId), isNotNull(pledges.madeAt), isWaiting))
    .orderBy(asc(pledges.madeAt), asc(pledges.orderId));
  if (rows.length === 0) return [];
  // Whoever withdraws in this instant waits for us, or is gone already.
  const held = await tx
    .update(orders)
    .set({ as: 'pledge' })
    .where(
      and(
        inArray(
          orders.id,
          rows.map(({ order }) => order.id),
        ),
        eq(orders.status, 'authorised'),
        eq(orders.as, 'pledge'),
      ),
    )
    .returning({ id: orders.id });
  const ids = new Set(held.map((row) => row.id));
  return rows.filter(({ order }) => ids.has(order.id));
}

/** Waiting pledges that name this hour. */
export async function countPledgesFor(db: Reader, dealId: string, start: Instant): Promise<number> {
  const rows = await db
    .select({ starts: pledges.starts })
    .from(pledges)
    .innerJoin(orders, eq(orders.id, pledges.orderId))
    .where(and(eq(pledges.dealId, dealId), isNotNull(pledges.madeAt), isWaiting));
  return rows.filter(({ starts }) => starts.includes(start)).length;
}

/** Deals whose pledges have to be decided. */
export async function listDealsWithDuePledges(db: Reader, now: Instant): Promise<string[]> {
  const rows = await db
    .selectDistinct({ dealId: pledges.dealId })
    .from(pledges)
    .innerJoin(orders, eq(orders.id, pledges.orderId))
    .where(and(lte(pledges.decideAt, now), isNotNull(pledges.madeAt), isWaiting));
  return rows.map((row) => row.dealId);
}

/** Deals that were stopped while somebody still waits for an hour. */
export async function listStoppedDealsWithPledges(db: Reader): Promise<string[]> {
  const rows = await db
    .selectDistinct({ dealId: pledges.dealId })
    .from(pledges)
    .innerJoin(orders, eq(orders.id, pledges.orderId))
    .innerJoin(deals, eq(deals.id, pledges.dealId))
    .where(and(eq(deals.status, 'stopped'), isNotNull(pledges.madeAt), isWaiting));
  return rows.map((row) => row.dealId);
}
