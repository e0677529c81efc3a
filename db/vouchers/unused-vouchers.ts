import { and, eq, inArray, sql } from 'drizzle-orm';
import { moveBy } from '@/domain/kernel/moves';
import type { Instant } from '@/domain/time/wall';
import { voucherMoves } from '@/domain/vouchers/moves';
import type { Tx } from '../store';
import { vouchers } from '../tables/vouchers';

/**
 * Makes the vouchers of an order worthless for the till, all or none: false where one was used, even in part.
 * A redemption of the same instant finds them refunded, or this finds them used; never both.
 */
export async function refundVouchers(tx: Tx, orderId: string): Promise<boolean> {
  const { from, to } = moveBy(voucherMoves, 'refund');
  const changed = await tx
    .update(vouchers)
    .set({ status: to })
    .where(
      and(
        eq(vouchers.orderId, orderId),
        inArray(vouchers.status, from),
        eq(vouchers.usesLeft, sql`${vouchers.usesTotal}`),
      ),
    )
    .returning({ id: vouchers.id });
  const all = await tx.select({ id: vouchers.id }).from(vouchers).where(eq(vouchers.orderId, orderId));
  return changed.length === all.length;
}

/** Moves the vouchers of an order to another time, all or none: false where one was used, even in part. */
export async function moveVouchers(
  tx: Tx,
  orderId: string,
  valid: { validFrom: Instant; validUntil: Instant },
): Promise<boolean> {
  const moved = await tx
    .update(vouchers)
    .set(valid)
    .where(
      and(
        eq(vouchers.orderId, orderId),
        eq(vouchers.status, 'issued'),
        eq(vouchers.usesLeft, sql`${vouchers.usesTotal}`),
      ),
    )
    .returning({ id: vouchers.id });
  return moved.length > 0 && moved.length === (await tx.$count(vouchers, eq(vouchers.orderId, orderId)));
}
