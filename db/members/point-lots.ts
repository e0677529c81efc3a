import { and, asc, eq, gt, gte, inArray, lt, lte, or, sql } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { orderMeans, pointLots, pointUses } from '../tables/means';

export type LotRow = typeof pointLots.$inferSelect;
export type UseRow = typeof pointUses.$inferSelect;

export async function insertLot(tx: Tx, lot: Omit<LotRow, 'left' | 'warnings'>): Promise<void> {
  await tx.insert(pointLots).values({ ...lot, left: lot.points, warnings: 0 });
}

/** What somebody has left, the first to run out first. */
export async function lotsOf(db: Reader, personId: string): Promise<LotRow[]> {
  return db
    .select()
    .from(pointLots)
    .where(and(eq(pointLots.personId, personId), gt(pointLots.left, 0)))
    .orderBy(asc(pointLots.expiresAt), asc(pointLots.id));
}

/** False where the lot has less by now. */
export async function spendLot(tx: Tx, use: Omit<UseRow, 'backPoints'>): Promise<boolean> {
  const left = sql`${pointLots.left} - ${use.points}`;
  const rows = await tx
    .update(pointLots)
    .set({ left })
    .where(and(eq(pointLots.id, use.lotId), gte(left, 0)))
    .returning({ id: pointLots.id });
  if (rows.length === 0) return false;
  await tx.insert(pointUses).values({ ...use, backPoints: 0 });
  return true;
}

/** The lots an order was paid out of, with what has not come back, the last to run out first. */
export async function usesOfOrder(
  db: Reader,
  orderId: string,
): Promise<{ use: UseRow; expiresAt: Instant }[]> {
  const rows = await db
    .select({ use: pointUses, expiresAt: pointLots.expiresAt })
    .from(pointUses)
    .innerJoin(orderMeans, eq(orderMeans.id, pointUses.meansId))
    .innerJoin(pointLots, eq(pointLots.id, pointUses.lotId))
    .where(and(eq(orderMeans.orderId, orderId), lt(pointUses.backPoints, pointUses.points)));
  return rows.sort((a, b) => b.expiresAt - a.expiresAt || (a.use.lotId < b.use.lotId ? 1 : -1));
}

export async function countBack(
  tx: Tx,
  { meansId, lotId, points }: Omit<UseRow, 'backPoints'>,
): Promise<void> {
  await tx
    .update(pointUses)
    .set({ backPoints: sql`${pointUses.backPoints} + ${points}` })
    .where(and(eq(pointUses.meansId, meansId), eq(pointUses.lotId, lotId)));
}

export async function refillLot(tx: Tx, lotId: string, points: number): Promise<void> {
  await tx
    .update(pointLots)
    .set({ left: sql`${pointLots.left} + ${points}` })
    .where(eq(pointLots.id, lotId));
}

/** Lots that have run out and still hold something. */
export async function listEndedLots(db: Reader, now: Instant, limit = 100): Promise<LotRow[]> {
  return db
    .select()
    .from(pointLots)
    .where(and(gt(pointLots.left, 0), lte(pointLots.expiresAt, now)))
    .orderBy(asc(pointLots.expiresAt), asc(pointLots.id))
    .limit(limit);
}

/** Empties a lot, once. @returns what was in it. */
export async function emptyLot(tx: Tx, lotId: string): Promise<number> {
  const [lot] = await tx.select().from(pointLots).where(eq(pointLots.id, lotId));
  if (!lot || lot.left === 0) return 0;
  const rows = await tx
    .update(pointLots)
    .set({ left: 0 })
    .where(and(eq(pointLots.id, lotId), eq(pointLots.left, lot.left)))
    .returning({ id: pointLots.id });
  return rows.length === 1 ? lot.left : 0;
}

type Stage = { readonly warnings: number; readonly before: Instant };

/** Lots somebody has not been warned about as often as is due; a stage is the number of letters due for what ends before. */
export async function listLotsToWarn(
  db: Reader,
  { now, stages, limit = 200 }: { now: Instant; stages: readonly Stage[]; limit?: number },
): Promise<LotRow[]> {
  const isDue = or(
    ...stages.map(({ warnings, before }) =>
      and(lte(pointLots.expiresAt, before), lt(pointLots.warnings, warnings)),
    ),
  );
  return db
    .select()
    .from(pointLots)
    .where(and(gt(pointLots.left, 0), gt(pointLots.expiresAt, now), isDue))
    .orderBy(asc(pointLots.expiresAt), asc(pointLots.personId), asc(pointLots.id))
    .limit(limit);
}

/** @returns the lots that were not marked so before. */
export async function markWarned(tx: Tx, lotIds: readonly string[], warnings: number): Promise<LotRow[]> {
  return tx
    .update(pointLots)
    .set({ warnings })
    .where(and(inArray(pointLots.id, [...lotIds]), lt(pointLots.warnings, warnings)))
    .returning();
}
