import { and, asc, desc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../store';
import { paymentDisputes } from '../tables/provider';

export type DisputeRow = typeof paymentDisputes.$inferSelect;

/** Opens a dispute once; null where it was known before. */
export async function openDispute(
  tx: Tx,
  dispute: Omit<DisputeRow, 'status' | 'closedAt'>,
): Promise<DisputeRow | null> {
  const [row] = await tx
    .insert(paymentDisputes)
    .values({ ...dispute, status: 'open' })
    .onConflictDoNothing({ target: paymentDisputes.id })
    .returning();
  return row ?? null;
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

export async function findDispute(db: Reader, id: string): Promise<DisputeRow | null> {
  const [row] = await db.select().from(paymentDisputes).where(eq(paymentDisputes.id, id));
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
