import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import { moveBy } from '@/domain/kernel/moves';
import { type RefundAct, refundMoves } from '@/domain/refunds/refund';
import type { Instant } from '@/domain/time/wall';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { refundSteps, refunds } from '../tables/refunds';

export type RefundRow = typeof refunds.$inferSelect;
export type RefundStep = typeof refundSteps.$inferSelect;
type Step = { readonly at: Instant; readonly by: string; readonly reference?: string | null };

/** A refund begins as requested. @returns its id. */
export async function requestRefund(
  tx: Tx,
  refund: Omit<typeof refunds.$inferInsert, 'id' | 'status' | 'place'>,
  by: string,
): Promise<string> {
  const id = newId('refund');
  const place = await tx.$count(refunds, eq(refunds.orderId, refund.orderId));
  await tx.insert(refunds).values({ ...refund, id, place, status: 'requested' });
  await addStep(tx, { id, status: 'requested' }, { at: refund.createdAt, by });
  return id;
}

/** Moves a refund by one act of the table of moves and writes the step down; null where its status does not allow it. */
export async function moveRefund(
  tx: Tx,
  move: { refundId: string; act: RefundAct; step: Step; set?: Partial<typeof refunds.$inferInsert> },
): Promise<RefundRow | null> {
  const { from, to } = moveBy(refundMoves, move.act);
  const [row] = await tx
    .update(refunds)
    .set({ ...move.set, status: to })
    .where(and(eq(refunds.id, move.refundId), inArray(refunds.status, from)))
    .returning();
  if (!row) return null;
  await addStep(tx, row, move.step);
  return row;
}

async function addStep(tx: Tx, refund: Pick<RefundRow, 'id' | 'status'>, step: Step): Promise<void> {
  const before = await tx.$count(refundSteps, eq(refundSteps.refundId, refund.id));
  await tx.insert(refundSteps).values({
    id: newId('step'),
    refundId: refund.id,
    step: before,
    status: refund.status,
    ...step,
  });
}

export async function findRefund(db: Reader, refundId: string): Promise<RefundRow | null> {
  const [row] = await db.select().from(refunds).where(eq(refunds.id, refundId));
  return row ?? null;
}

export async function refundOfAct(db: Reader, actId: string): Promise<RefundRow | null> {
  const [row] = await db.select().from(refunds).where(eq(refunds.actId, actId));
  return row ?? null;
}

/** What is or was on its way back to the buyer of an order, by `means:wallet`. */
export async function refundedByWay(db: Reader, orderId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({
      means: refunds.means,
      wallet: refunds.wallet,
      sum: sql<number>`sum(${refunds.amountMinor})`,
    })
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .groupBy(refunds.means, refunds.wallet);
  return new Map(rows.map(({ means, wallet, sum }) => [`${means}:${wallet}`, Number(sum)]));
}

export async function stepsOfRefund(db: Reader, refundId: string): Promise<RefundStep[]> {
  return db
    .select()
    .from(refundSteps)
    .where(eq(refundSteps.refundId, refundId))
    .orderBy(asc(refundSteps.step));
}

/** An order's refunds with their timelines, in the order of time. */
export async function refundsOfOrder(
  db: Reader,
  orderId: string,
): Promise<{ refund: RefundRow; steps: RefundStep[] }[]> {
  const found = new Map<string, { refund: RefundRow; steps: RefundStep[] }>();
  for (const { refund, step } of await withSteps(db, { orderId })) {
    const known = found.get(refund.id) ?? { refund, steps: [] };
    known.steps.push(step);
    found.set(refund.id, known);
  }
  return [...found.values()];
}

const withSteps = statement((db: Reader, { orderId }: { orderId: string }) =>
  db
    .select({ refund: refunds, step: refundSteps })
    .from(refunds)
    .innerJoin(refundSteps, eq(refundSteps.refundId, refunds.id))
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.place), asc(refundSteps.step)),
);

/** Refunds a person has to send by hand, because the buyer named an account: oldest first. */
export async function refundsToAccounts(db: Reader, limit = 100): Promise<RefundRow[]> {
  return db
    .select()
    .from(refunds)
    .where(and(inArray(refunds.status, ['approved', 'proposed']), isNotNull(refunds.accountSealed)))
    .orderBy(asc(refunds.createdAt))
    .limit(limit);
}
