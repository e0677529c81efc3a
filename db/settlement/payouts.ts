import { and, asc, desc, eq, inArray, isNull, lte, ne } from 'drizzle-orm';
import { moveBy } from '@/domain/kernel/moves';
import { type PayoutAct, payoutMoves } from '@/domain/settlement/payout';
import type { Day } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { payoutLines, payouts, reserveTerms } from '../tables/settlement';
import type { Owner } from './claims';

export type PayoutRow = typeof payouts.$inferSelect;
export type PayoutLineRow = typeof payoutLines.$inferSelect;
export type ReserveTermsRow = typeof reserveTerms.$inferSelect;

/** Closes a day, once: false where another run did. */
export async function insertPayout(tx: Tx, payout: typeof payouts.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(payouts).values(payout).onConflictDoNothing().returning({ id: payouts.id });
  return rows.length === 1;
}

/** @throws when an event is on a statement already: then nothing of this run is kept. */
export async function claimLines(tx: Tx, lines: readonly (typeof payoutLines.$inferInsert)[]): Promise<void> {
  if (lines.length > 0) await tx.insert(payoutLines).values([...lines]);
}

/** Moves a payout by one act of the table of moves; null where its status does not allow it. */
export async function movePayout(
  tx: Tx,
  move: { id: string; act: PayoutAct; set?: Partial<typeof payouts.$inferInsert> },
): Promise<PayoutRow | null> {
  const { from, to } = moveBy(payoutMoves, move.act);
  const [row] = await tx
    .update(payouts)
    .set({ ...move.set, status: to })
    .where(and(eq(payouts.id, move.id), inArray(payouts.status, from)))
    .returning();
  return row ?? null;
}

export async function listPayoutsIn(
  db: Reader,
  statuses: readonly PayoutRow['status'][],
  limit = 200,
): Promise<PayoutRow[]> {
  return db
    .select()
    .from(payouts)
    .where(inArray(payouts.status, [...statuses]))
    .orderBy(asc(payouts.createdAt), asc(payouts.id))
    .limit(limit);
}

export async function findPayout(
  db: Reader,
  { merchantId, day }: { merchantId: string; day: Day },
): Promise<PayoutRow | null> {
  const [row] = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.merchantId, merchantId), eq(payouts.day, day)));
  return row ?? null;
}

export async function lastPayout(db: Reader, { merchantId, currency }: Owner): Promise<PayoutRow | null> {
  const [row] = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.merchantId, merchantId), eq(payouts.currency, currency)))
    .orderBy(desc(payouts.day))
    .limit(1);
  return row ?? null;
}

export async function linesOfPayout(db: Reader, payoutId: string): Promise<PayoutLineRow[]> {
  return db
    .select()
    .from(payoutLines)
    .where(eq(payoutLines.payoutId, payoutId))
    .orderBy(asc(payoutLines.at), asc(payoutLines.event));
}

/** Reserves whose time is over on this day of the calendar. */
export async function listReservesDue(db: Reader, day: Day, limit = 200): Promise<PayoutRow[]> {
  return db
    .select()
    .from(payouts)
    .where(and(ne(payouts.reserveMinor, 0), lte(payouts.reserveUntil, day), isNull(payouts.releasedAt)))
    .limit(limit);
}

/** Marks a reserve as released, once. */
export async function markReleased(tx: Tx, { id, now }: { id: string; now: number }): Promise<boolean> {
  const rows = await tx
    .update(payouts)
    .set({ releasedAt: now })
    .where(and(eq(payouts.id, id), isNull(payouts.releasedAt)))
    .returning({ id: payouts.id });
  return rows.length === 1;
}

/** How much of a merchant's earnings is held back now, null where nothing is. */
export async function reserveTermsOf(db: Reader, merchantId: string): Promise<ReserveTermsRow | null> {
  const [row] = await db
    .select()
    .from(reserveTerms)
    .where(eq(reserveTerms.merchantId, merchantId))
    .orderBy(desc(reserveTerms.setAt), desc(reserveTerms.id))
    .limit(1);
  return row ?? null;
}

export async function insertReserveTerms(tx: Tx, terms: ReserveTermsRow): Promise<void> {
  await tx.insert(reserveTerms).values(terms);
}

/** What a closed day left to be taken from the next one. */
export async function carriedOutOf(
  db: Reader,
  payoutId: string,
): Promise<Pick<PayoutLineRow, 'amountMinor' | 'taxMinor'> | null> {
  const [row] = await db
    .select({ amountMinor: payoutLines.amountMinor, taxMinor: payoutLines.taxMinor })
    .from(payoutLines)
    .where(and(eq(payoutLines.payoutId, payoutId), eq(payoutLines.kind, 'carried-out')));
  return row ?? null;
}
