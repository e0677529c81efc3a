import { and, eq, inArray, lte } from 'drizzle-orm';
import type { Tx } from '../store';
import { deals } from '../tables/deals';
import { merchants } from '../tables/people';
import { relist } from './listings';

/** Approved deals whose sale has begun go live, where their business may sell. Answers how many. */
export async function liftDueDeals(tx: Tx, now: number): Promise<number> {
  const sellers = tx.select({ id: merchants.id }).from(merchants).where(eq(merchants.status, 'verified'));
  const lifted = await tx
    .update(deals)
    .set({ status: 'live', liveAt: now })
    .where(and(eq(deals.status, 'approved'), lte(deals.salesFrom, now), inArray(deals.merchantId, sellers)))
    .returning({ id: deals.id });
  await relist(tx, { dealIds: lifted.map(({ id }) => id) });
  return lifted.length;
}

/** Deals whose sale is over end; what was sold stays valid. */
export async function endDueDeals(tx: Tx, now: number): Promise<number> {
  const ended = await tx
    .update(deals)
    .set({ status: 'ended' })
    .where(and(inArray(deals.status, ['live', 'paused']), lte(deals.salesUntil, now)))
    .returning({ id: deals.id });
  await relist(tx, { dealIds: ended.map(({ id }) => id) });
  return ended.length;
}
