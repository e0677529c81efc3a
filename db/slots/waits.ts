import { and, asc, count, eq, gt, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { waits } from '../tables/slots';

export type WaitRow = typeof waits.$inferSelect;

const isWaiting = and(isNull(waits.holdId), isNull(waits.leftAt));

/** Puts somebody at the end of a list; false where they are on it, or were offered a place of it before. */
export async function insertWait(tx: Tx, wait: typeof waits.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(waits).values(wait).onConflictDoNothing().returning({ id: waits.id });
  return rows.length === 1;
}

/** Somebody who left before anything was offered comes back, to the end of the list. */
export async function returnWait(
  tx: Tx,
  {
    dealId,
    start,
    email,
    ...set
  }: Pick<WaitRow, 'dealId' | 'start' | 'email' | 'quantity' | 'ceilingMinor' | 'since'>,
): Promise<WaitRow | null> {
  const [row] = await tx
    .update(waits)
    .set({ ...set, leftAt: null })
    .where(
      and(
        ...[eq(waits.dealId, dealId), eq(waits.start, start), eq(waits.email, email)],
        ...[isNull(waits.holdId), gt(waits.leftAt, 0)],
      ),
    )
    .returning();
  return row ?? null;
}

export async function findWait(db: Reader, id: string): Promise<WaitRow | null> {
  const [row] = await db.select().from(waits).where(eq(waits.id, id));
  return row ?? null;
}

/** How many wait for the same start and came before. */
export async function countBefore(db: Reader, { id, dealId, start, since }: WaitRow): Promise<number> {
  const earlier = or(lt(waits.since, since), and(eq(waits.since, since), lt(waits.id, id)));
  const [row] = await db
    .select({ before: count() })
    .from(waits)
    .where(and(eq(waits.dealId, dealId), eq(waits.start, start), isWaiting, earlier));
  return row?.before ?? 0;
}

/** Takes somebody off the list once; false where they were offered a place, or left, before. */
export async function endWait(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const rows = await tx
    .update(waits)
    .set({ leftAt: now })
    .where(and(eq(waits.id, id), isWaiting))
    .returning({ id: waits.id });
  return rows.length === 1;
}

/** Places came free at these steps: whoever waits for one of them is asked before anybody else. */
export async function markFreed(tx: Tx, venueId: string, steps: readonly Instant[]): Promise<void> {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return;
  await tx
    .update(waits)
    .set({ isFreed: true })
    .where(and(eq(waits.venueId, venueId), lte(waits.start, last), gt(waits.freeAt, first), isWaiting));
}

/** The rules of these deals changed, and may sell more or for less. */
export async function markFreedOf(tx: Tx, dealIds: readonly string[]): Promise<void> {
  if (dealIds.length === 0) return;
  await tx
    .update(waits)
    .set({ isFreed: true })
    .where(and(inArray(waits.dealId, [...dealIds]), isWaiting));
}

/** Those to be asked, the longest waiting first; those whose start has passed too, so that their mark keeps no place from others. */
export async function listFreedWaits(db: Reader, limit = 50): Promise<WaitRow[]> {
  return db
    .select()
    .from(waits)
    .where(and(eq(waits.isFreed, true), isWaiting))
    .orderBy(asc(waits.since), asc(waits.id))
    .limit(limit);
}

/** Whether what is free at a visit is first offered to those who wait for it or for a start that shares its places. */
export async function isForThoseWaiting(db: Reader, visit: Visit): Promise<boolean> {
  const { venueId, start, freeAt } = visit;
  return (await askedFirst(db, { venueId, start, freeAt })).length > 0;
}

type Visit = { readonly venueId: string; readonly start: Instant; readonly freeAt: Instant };

/** Asked by every purchase, so written once. */
const askedFirst = statement((db: Reader, visit: Visit) =>
  db
    .select({ id: waits.id })
    .from(waits)
    .where(
      and(
        ...[eq(waits.isFreed, true), eq(waits.venueId, visit.venueId)],
        ...[lt(waits.start, visit.freeAt), gt(waits.freeAt, visit.start), isWaiting],
      ),
    )
    .limit(1),
);

/** They were asked, or there was nothing for them. Whoever frees a place later marks them again. False where they are gone. */
export async function clearFreed(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(waits)
    .set({ isFreed: false })
    .where(and(eq(waits.id, id), isWaiting))
    .returning({ id: waits.id });
  return rows.length === 1;
}

/** What they were offered: once for each row. */
export async function keepForWait(
  tx: Tx,
  id: string,
  offer: { holdId: string; now: Instant },
): Promise<void> {
  await tx.update(waits).set({ holdId: offer.holdId, offeredAt: offer.now }).where(eq(waits.id, id));
}
