import { and, eq, lte } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { reschedules } from '../tables/orders';

export type RescheduleRow = typeof reschedules.$inferSelect;

export async function insertReschedule(tx: Tx, row: typeof reschedules.$inferInsert): Promise<void> {
  await tx.insert(reschedules).values(row);
}

/** The reschedule of an order whose difference is being paid just now. */
export async function pendingReschedule(db: Reader, orderId: string): Promise<RescheduleRow | null> {
  const [row] = await db
    .select()
    .from(reschedules)
    .where(and(eq(reschedules.orderId, orderId), eq(reschedules.status, 'pending')));
  return row ?? null;
}

/** Ends it once; null where it ended before. */
export async function endReschedule(
  tx: Tx,
  end: { id: string; status: 'done' | 'declined'; now: Instant },
): Promise<RescheduleRow | null> {
  const [row] = await tx
    .update(reschedules)
    .set({ status: end.status, endedAt: end.now })
    .where(and(eq(reschedules.id, end.id), eq(reschedules.status, 'pending')))
    .returning();
  return row ?? null;
}

/** Reschedules whose payer has not come back from the bank since before `since`. */
export async function listWaitingReschedules(db: Reader, since: Instant): Promise<RescheduleRow[]> {
  return db
    .select()
    .from(reschedules)
    .where(and(eq(reschedules.status, 'pending'), lte(reschedules.createdAt, since)))
    .limit(100);
}
