import { and, eq, inArray, isNull, lte, notExists, sql } from 'drizzle-orm';
import { moveBy } from '@/domain/kernel/moves';
import type { Instant } from '@/domain/time/wall';
import { voucherMoves } from '@/domain/vouchers/moves';
import type { Reader, Tx } from '../store';
import { claims } from '../tables/claims';
import { orders } from '../tables/orders';
import { vouchers } from '../tables/vouchers';

export type VisitOver = {
  readonly voucher: typeof vouchers.$inferSelect;
  readonly order: typeof orders.$inferSelect;
};

/** Visits that ended before `endedBefore` and are done with: nobody claims them, their points are not posted yet. */
export async function listVisitsOver(
  db: Reader,
  { endedBefore, status }: { endedBefore: Instant; status: 'issued' | 'redeemed' },
): Promise<VisitOver[]> {
  const disputed = db
    .select({ id: claims.id })
    .from(claims)
    .where(and(eq(claims.orderId, orders.id), inArray(claims.status, ['open', 'contested', 'proposed'])));
  return db
    .select({ voucher: vouchers, order: orders })
    .from(vouchers)
    .innerJoin(orders, eq(orders.id, vouchers.orderId))
    .where(
      and(
        eq(vouchers.status, status),
        eq(orders.status, 'paid'),
        isNull(vouchers.pointsAt),
        lte(orders.endAt, endedBefore),
        status === 'issued' ? eq(vouchers.usesLeft, vouchers.usesTotal) : undefined,
        notExists(disputed),
      ),
    )
    .limit(100);
}

/** Once: false where the points were posted before, or the voucher is not redeemed any more. */
export async function markPosted(tx: Tx, voucherId: string, now: Instant): Promise<boolean> {
  const rows = await tx
    .update(vouchers)
    .set({ pointsAt: now })
    .where(and(eq(vouchers.id, voucherId), eq(vouchers.status, 'redeemed'), isNull(vouchers.pointsAt)))
    .returning({ id: vouchers.id });
  return rows.length === 1;
}

/** Once, and only where nobody came at all. */
export async function expireVoucher(tx: Tx, voucherId: string): Promise<boolean> {
  const { from, to } = moveBy(voucherMoves, 'expire');
  const rows = await tx
    .update(vouchers)
    .set({ status: to })
    .where(
      and(
        eq(vouchers.id, voucherId),
        inArray(vouchers.status, from),
        eq(vouchers.usesLeft, sql`${vouchers.usesTotal}`),
      ),
    )
    .returning({ id: vouchers.id });
  return rows.length === 1;
}
