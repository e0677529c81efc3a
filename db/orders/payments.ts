import { and, asc, desc, eq, gt, inArray, isNull, lte, ne, notInArray, or, sql } from 'drizzle-orm';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { pledges } from '../tables/groups';
import { orderMeans, pointUses } from '../tables/means';
import { orders, paymentActs, payments } from '../tables/orders';
import { wholeRow } from '../whole-row';
import { type ActRow, longestWaitMs, openStatuses } from './payment-acts';

export type PaymentRow = typeof payments.$inferSelect;

export async function insertPayment(tx: Tx, payment: typeof payments.$inferInsert): Promise<PaymentRow> {
  await insertRow(tx, { payment });
  return wholeRow(payments, payment);
}

const insertRow = statement((tx: Tx, { payment }: { payment: typeof payments.$inferInsert }) =>
  tx.insert(payments).values(payment),
);

export async function getPayment(db: Reader, paymentId: string): Promise<PaymentRow | null> {
  const [row] = await byId(db, { paymentId });
  return row ?? null;
}

const byId = statement((db: Reader, { paymentId }: { paymentId: string }) =>
  db.select().from(payments).where(eq(payments.id, paymentId)),
);

export async function paymentOfOrder(db: Reader, orderId: string): Promise<PaymentRow | null> {
  return paymentFor(db, orderId, 'order');
}

/** The payment of an order, or of the difference one of its reschedules costs. */
export async function paymentFor(db: Reader, orderId: string, purpose: string): Promise<PaymentRow | null> {
  const [row] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.purpose, purpose)));
  return row ?? null;
}

/** Every payment of an order, in the order they were made. */
export async function paymentsOfOrder(db: Reader, orderId: string): Promise<PaymentRow[]> {
  return db
    .select()
    .from(payments)
    .where(eq(payments.orderId, orderId))
    .orderBy(desc(sql`${payments.purpose} = 'order'`), asc(payments.createdAt), asc(payments.id));
}

export async function setPayment(
  tx: Tx,
  paymentId: string,
  set: Partial<typeof payments.$inferInsert>,
): Promise<void> {
  await change(tx, { paymentId, set });
}

type Standing = Pick<PaymentRow, 'status' | 'captureLosses'>;

/** Says where a capture stands, unless somebody wrote of it since `known` was read. @returns whether it was written. */
export async function setStanding(tx: Tx, known: PaymentRow, standing: Standing): Promise<boolean> {
  const rows = await tx
    .update(payments)
    .set(standing)
    .where(
      and(
        eq(payments.id, known.id),
        eq(payments.status, known.status),
        eq(payments.captureLosses, known.captureLosses),
      ),
    )
    .returning({ id: payments.id });
  return rows.length === 1;
}

type Change = { readonly paymentId: string; readonly set: Partial<typeof payments.$inferInsert> };

const change = statement((tx: Tx, { paymentId, set }: Change) =>
  tx.update(payments).set(set).where(eq(payments.id, paymentId)),
);

/** Counts what the provider gave back, or, below zero, what came back to us again. */
export async function addRefunded(tx: Tx, paymentId: string, amountMinor: number): Promise<void> {
  await tx
    .update(payments)
    .set({ refundedMinor: sql`${payments.refundedMinor} + ${amountMinor}` })
    .where(eq(payments.id, paymentId));
}

/** An act with the payment it belongs to, and the order that is paid. */
export type OpenAct = {
  readonly act: ActRow;
  readonly payment: PaymentRow;
  readonly order: typeof orders.$inferSelect;
};

/** The same with what they belong to. */
export async function listOpenActsOfOrder(db: Reader, paymentId: string): Promise<OpenAct[]> {
  return openActsOfOrder(db, { paymentId });
}

const openActsOfOrder = statement((db: Reader, { paymentId }: { paymentId: string }) =>
  db
    .select({ act: paymentActs, payment: payments, order: orders })
    .from(paymentActs)
    .innerJoin(payments, eq(payments.id, paymentActs.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(eq(paymentActs.paymentId, paymentId), inArray(paymentActs.status, [...openStatuses])))
    .orderBy(asc(paymentActs.startedAt), asc(paymentActs.id)),
);

/**
 * Payments with something left to ask, those that waited longest first: what is begun at a provider and unheard of since
 * before `since` (a younger one belongs to its own request), and every capture, void and refund that was planned. An
 * outcome nobody knew is due again when its time has come, or when the clock was set back behind it.
 */
export async function listUnfinishedPayments(
  db: Reader,
  { now, since, limit = 100 }: { now: number; since: number; limit?: number },
): Promise<string[]> {
  const isDue = or(
    isNull(paymentActs.askAgainAt),
    lte(paymentActs.askAgainAt, now),
    gt(paymentActs.askAgainAt, now + longestWaitMs),
  );
  const isNobodys = or(
    notInArray(paymentActs.kind, ['authorise', 'save']),
    eq(paymentActs.status, 'unknown'),
    lte(paymentActs.startedAt, since),
  );
  const rows = await db
    .select({ id: paymentActs.paymentId })
    .from(paymentActs)
    .where(and(inArray(paymentActs.status, [...openStatuses]), isDue, isNobodys))
    .groupBy(paymentActs.paymentId)
    .orderBy(sql`min(coalesce(${paymentActs.askAgainAt}, 0))`)
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Payments of a group's orders with a capture, void or refund to ask for; authorisations belong to their own request. */
export async function listOpenPaymentsOfGroup(db: Reader, groupId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: payments.id })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(paymentActs, eq(paymentActs.paymentId, payments.id))
    .where(
      and(
        eq(orders.groupId, groupId),
        or(ne(paymentActs.kind, 'authorise'), ne(paymentActs.cause, 'order')),
        ne(paymentActs.kind, 'save'),
        inArray(paymentActs.status, [...openStatuses]),
      ),
    );
  return rows.map((row) => row.id);
}

/** Takes back an order that was never answered: nothing was taken, so nothing stays. */
export async function deleteUnansweredOrder(tx: Tx, orderId: string): Promise<void> {
  const payment = await paymentOfOrder(tx, orderId);
  if (payment) await tx.delete(paymentActs).where(eq(paymentActs.paymentId, payment.id));
  await tx.delete(pledges).where(eq(pledges.orderId, orderId));
  await tx.delete(payments).where(eq(payments.orderId, orderId));
  const means = tx.select({ id: orderMeans.id }).from(orderMeans).where(eq(orderMeans.orderId, orderId));
  await tx.delete(pointUses).where(inArray(pointUses.meansId, means));
  await tx.delete(orderMeans).where(eq(orderMeans.orderId, orderId));
  await tx.delete(orders).where(eq(orders.id, orderId));
}

/** The payment one of whose acts has this key. */
export async function findPaymentByAct(db: Reader, actId: string): Promise<PaymentRow | null> {
  const [row] = await db
    .select({ payment: payments })
    .from(payments)
    .innerJoin(paymentActs, eq(paymentActs.paymentId, payments.id))
    .where(eq(paymentActs.id, actId));
  return row?.payment ?? null;
}

export async function findPaymentByReference(db: Reader, reference: string): Promise<PaymentRow | null> {
  const [row] = await db.select().from(payments).where(eq(payments.reference, reference));
  return row ?? null;
}

/** Members whose card was saved and whose time to be held has come. */
export async function listSavedDue(db: Reader, now: number, limit = 100): Promise<PaymentRow[]> {
  const rows = await db
    .select({ payment: payments })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(eq(payments.status, 'saved'), lte(payments.authoriseAt, now), eq(orders.status, 'authorised')))
    .orderBy(asc(payments.authoriseAt), asc(payments.id))
    .limit(limit);
  return rows.map((row) => row.payment);
}
