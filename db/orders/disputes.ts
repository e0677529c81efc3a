import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Reader, Tx } from '../store';
import { payments } from '../tables/orders';
import { paymentDisputes } from '../tables/provider';
import { vouchers } from '../tables/vouchers';

export type DisputeRow = typeof paymentDisputes.$inferSelect;

/** Opens a dispute once; false where it was known before. */
export async function openDispute(
  tx: Tx,
  dispute: Omit<DisputeRow, 'status' | 'closedAt'>,
): Promise<boolean> {
  const rows = await tx
    .insert(paymentDisputes)
    .values({ ...dispute, status: 'open' })
    .onConflictDoNothing({ target: paymentDisputes.id })
    .returning();
  return rows.length > 0;
}

/** Closes an open dispute once; null where it is closed already. */
export async function closeDispute(
  tx: Tx,
  end: { id: string; status: 'won' | 'lost'; now: number },
): Promise<DisputeRow | null> {
  const [row] = await tx
    .update(paymentDisputes)
    .set({ status: end.status, closedAt: end.now })
    .where(and(eq(paymentDisputes.id, end.id), eq(paymentDisputes.status, 'open')))
    .returning();
  return row ?? null;
}

export async function listOpenDisputes(db: Reader): Promise<DisputeRow[]> {
  return db
    .select()
    .from(paymentDisputes)
    .where(eq(paymentDisputes.status, 'open'))
    .orderBy(desc(paymentDisputes.openedAt), asc(paymentDisputes.id))
    .limit(100);
}

/** A bank took the money of this order back, for now or for good: nobody is let in for it. */
export async function isMoneyGone(db: Reader, orderId: string): Promise<boolean> {
  const lost = await db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.status, 'capture-lost')))
    .limit(1);
  const disputed = await db
    .select({ id: paymentDisputes.id })
    .from(paymentDisputes)
    .where(and(eq(paymentDisputes.orderId, orderId), ne(paymentDisputes.status, 'won')))
    .limit(1);
  return lost.length + disputed.length > 0;
}

/** Ends the vouchers of an order that nobody pays for. False where one was used before. */
export async function revokeVouchers(tx: Tx, orderId: string): Promise<boolean> {
  const all = await tx.select().from(vouchers).where(eq(vouchers.orderId, orderId));
  if (all.some((one) => one.usesLeft < one.usesTotal)) return false;
  const ids = all.filter((one) => one.status === 'issued').map((one) => one.id);
  if (ids.length > 0) await tx.update(vouchers).set({ status: 'revoked' }).where(inArray(vouchers.id, ids));
  return true;
}

/** The visit has taken place, in part at least. */
export async function isVisited(db: Reader, orderId: string): Promise<boolean> {
  const all = await db.select().from(vouchers).where(eq(vouchers.orderId, orderId));
  return all.some((one) => one.usesLeft < one.usesTotal);
}
