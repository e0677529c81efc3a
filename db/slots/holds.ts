import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Reader, Tx } from '../store';
import { holds } from '../tables/slots';

export type HoldRow = typeof holds.$inferSelect;
type EndedBy = NonNullable<HoldRow['endedBy']>;

export async function insertHold(tx: Tx, hold: typeof holds.$inferInsert): Promise<void> {
  await tx.insert(holds).values(hold);
}

export async function findHold(db: Reader, holdId: string): Promise<HoldRow | null> {
  const [row] = await db.select().from(holds).where(eq(holds.id, holdId));
  return row ?? null;
}

/** Ends a hold once; null where somebody else ended it before. Who ends it owns what it held. */
export async function endHold(
  tx: Tx,
  ending: { holdId: string; by: EndedBy; now: number },
): Promise<HoldRow | null> {
  const [row] = await tx
    .update(holds)
    .set({ endedAt: ending.now, endedBy: ending.by })
    .where(and(eq(holds.id, ending.holdId), isNull(holds.endedAt)))
    .returning();
  return row ?? null;
}

/** Opens a hold again whose payment was declined: it lives to its own end. */
export async function reopenHold(tx: Tx, holdId: string): Promise<HoldRow | null> {
  const [row] = await tx
    .update(holds)
    .set({ endedAt: null, endedBy: null })
    .where(and(eq(holds.id, holdId), eq(holds.endedBy, 'order')))
    .returning();
  return row ?? null;
}

/** Gives the buyer more time, once. */
export async function extendHold(
  tx: Tx,
  extension: { holdId: string; until: number; now: number },
): Promise<boolean> {
  const rows = await tx
    .update(holds)
    .set({ expiresAt: extension.until, extendedAt: extension.now })
    .where(and(eq(holds.id, extension.holdId), isNull(holds.endedAt), isNull(holds.extendedAt)))
    .returning({ id: holds.id });
  return rows.length === 1;
}

export async function listExpiredHolds(db: Reader, now: number, limit = 100): Promise<HoldRow[]> {
  return db
    .select()
    .from(holds)
    .where(and(isNull(holds.endedAt), lte(holds.expiresAt, now)))
    .limit(limit);
}

export async function listOpenHoldsOfDeal(db: Reader, dealId: string): Promise<HoldRow[]> {
  return db
    .select()
    .from(holds)
    .where(and(eq(holds.dealId, dealId), isNull(holds.endedAt)));
}
