import { and, asc, eq, isNull } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import type { Instant } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { redemptions } from '../tables/vouchers';

export type RedemptionRow = typeof redemptions.$inferSelect;
export type NewRedemption = Omit<typeof redemptions.$inferInsert, 'id' | 'undoneAt' | 'undoneBy'>;

export async function recordRedemption(tx: Tx, redemption: NewRedemption): Promise<string> {
  const id = newId('redemption');
  await tx.insert(redemptions).values({ id, ...redemption });
  return id;
}

/** The redemption that counts first: what a second till is told. */
export async function firstRedemption(db: Reader, voucherId: string): Promise<RedemptionRow | null> {
  const [row] = await db
    .select()
    .from(redemptions)
    .where(and(eq(redemptions.voucherId, voucherId), isNull(redemptions.undoneAt)))
    .orderBy(asc(redemptions.redeemedAt), asc(redemptions.id))
    .limit(1);
  return row ?? null;
}

/** The same scan, told again by a device that lost the answer. */
export async function findRedemptionByNonce(
  db: Reader,
  { voucherId, offlineNonce }: { voucherId: string; offlineNonce: string },
): Promise<RedemptionRow | null> {
  const [row] = await db
    .select()
    .from(redemptions)
    .where(and(eq(redemptions.voucherId, voucherId), eq(redemptions.offlineNonce, offlineNonce)));
  return row ?? null;
}

export async function findRedemption(db: Reader, id: string): Promise<RedemptionRow | null> {
  const [row] = await db.select().from(redemptions).where(eq(redemptions.id, id));
  return row ?? null;
}

/** Marks it undone, once: false where somebody was faster. */
export async function undoRedemption(
  tx: Tx,
  { id, by, at }: { id: string; by: string; at: Instant },
): Promise<boolean> {
  const rows = await tx
    .update(redemptions)
    .set({ undoneAt: at, undoneBy: by })
    .where(and(eq(redemptions.id, id), isNull(redemptions.undoneAt)))
    .returning({ id: redemptions.id });
  return rows.length === 1;
}
