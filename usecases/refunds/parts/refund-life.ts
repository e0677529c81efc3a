import { book } from '@/db/ledger/book';
import type { OrderRow } from '@/db/orders/orders';
import { type ActRow, planAct } from '@/db/orders/payment-acts';
import { addRefunded, type PaymentRow } from '@/db/orders/payments';
import { moveRefund, type RefundRow, refundOfAct, requestRefund } from '@/db/refunds/refunds';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { pointsFor } from '@/domain/members/points';
import { minor } from '@/domain/money/money';
import type { MeansKind } from '@/domain/orders/means';
import type { RefundCause } from '@/domain/refunds/refund';
import type { Instant } from '@/domain/time/wall';
import { actorName } from '../../authorize';
import type { Context } from '../../context';
import { restorePoints } from '../../members/parts/points';
import { postOrderLetter } from '../../orders/parts/letters';
import { byCard, saleOf } from '../../payments/parts/card-money';
import { refundSource } from '../../settlement/parts/earning';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
/** One way an order was paid. */
export type Channel = {
  readonly id: string;
  readonly means: MeansKind;
  /** The payment at the provider, or whose balance, gift or points it is. */
  readonly wallet: string;
};
export function byPayment({ id }: Pick<PaymentRow, 'id'>): Channel {
  return { id, means: 'card', wallet: id };
}

type Asked = {
  readonly order: OrderRow;
  readonly channel: Channel;
  readonly amountMinor: number;
  readonly cause: RefundCause;
};

/**
 * Opens a refund: owed to the buyer from this transaction on. A rule of ours approves it, so it is approved at once. What
 * a card paid is asked of the provider after the transaction; balance and points are given back in it.
 * Page: docs/rules/refunds.md.
 */
export async function openRefund(work: Work, asked: Asked): Promise<RefundRow> {
  const { ctx, tx, now } = work;
  const { order, channel, amountMinor, cause } = asked;
  const { means, wallet } = channel;
  const points = means === 'points' ? pointsFor(minor(amountMinor), order.currency) : 0;
  const act = { id: newId('act'), paymentId: wallet, kind: 'refund' as const };
  const isCard = means === 'card';
  if (isCard) await planAct(tx, { ...act, amountMinor, cause, startedAt: now });
  const refund = { orderId: order.id, amountMinor, means, wallet, points, currency: order.currency, cause };
  const actId = isCard ? act.id : null;
  const refundId = await requestRefund(tx, { ...refund, actId, createdAt: now }, actorName(ctx.actor));
  const approved = await moveRefund(tx, { refundId, act: 'approve', step: { at: now, by: 'rules' } });
  const from = await refundSource(tx, order, amountMinor);
  const owed = { key: refundId, sale: saleOf(order), amountMinor: minor(amountMinor) };
  await book(tx, { kind: 'refund-approved', from, ...owed }, now);
  const row = given(approved, 'a refund just requested can be approved');
  return isCard ? row : restore(work, order, row);
}

/** Balance and points need no bank: they are back as soon as they are approved. */
async function restore({ tx, now }: Work, order: OrderRow, refund: RefundRow): Promise<RefundRow> {
  const { id: refundId, wallet, amountMinor, points } = refund;
  const step = { at: now, by: 'system' };
  await moveRefund(tx, { refundId, act: 'send', step });
  const confirmed = await moveRefund(tx, { refundId, act: 'confirm', step });
  const means =
    refund.means === 'points'
      ? ({ kind: 'points', personId: wallet, points } as const)
      : ({ kind: 'balance', personId: wallet } as const);
  const back = { key: refundId, sale: saleOf(order), means, amountMinor: minor(amountMinor) };
  await book(tx, { kind: 'refunded', ...back }, now);
  const again = { orderId: order.id, personId: wallet, points, key: refundId };
  if (points > 0) await restorePoints({ tx, now }, again);
  return given(confirmed, 'a refund just sent can be confirmed');
}

type Answered = {
  readonly act: ActRow;
  readonly payment: PaymentRow;
  readonly order: OrderRow;
  /** `unknown`: asked for, and nobody heard the answer yet. */
  readonly outcome: { kind: 'done'; reference: string } | { kind: 'declined' } | { kind: 'unknown' };
};

/** Writes down what the provider said of a refund. It was sent in every case, because it was asked for. */
export async function refundAnswered(work: Work, answered: Answered): Promise<void> {
  const { tx, now } = work;
  const { act, payment, order, outcome } = answered;
  const refund = given(await refundOfAct(tx, act.id), 'a refund asked of the provider is a refund of ours');
  const step = { at: now, by: 'payment provider' };
  await moveRefund(tx, { refundId: refund.id, act: 'send', step: { at: now, by: 'system' } });
  if (outcome.kind === 'unknown') return;
  if (outcome.kind === 'declined') return failRefund(work, order, refund);
  const { reference } = outcome;
  const confirmed = await moveRefund(tx, {
    refundId: refund.id,
    act: 'confirm',
    step: { ...step, reference },
    set: { reference },
  });
  if (!confirmed) return;
  await addRefunded(tx, payment.id, act.amountMinor);
  await book(tx, { kind: 'refunded', ...byCard(order, act) }, now);
  await postOrderLetter(tx, { ...work, order, kind: 'refund-confirmed', refund: confirmed });
}

/** The provider said done and takes it back: the money lies with us again, and the buyer is asked for another way. */
export async function refundReturned(work: Work, returned: Omit<Answered, 'outcome'>): Promise<void> {
  const { tx, now } = work;
  const { act, payment, order } = returned;
  const refund = await refundOfAct(tx, act.id);
  if (refund?.status !== 'confirmed') return;
  await failRefund(work, order, refund);
  await addRefunded(tx, payment.id, -act.amountMinor);
  await book(tx, { kind: 'refund-returned', ...byCard(order, act) }, now);
}

async function failRefund(work: Work, order: OrderRow, refund: RefundRow): Promise<void> {
  const { tx, now } = work;
  const failed = await moveRefund(tx, {
    refundId: refund.id,
    act: 'fail',
    step: { at: now, by: 'payment provider' },
    set: { reference: null },
  });
  if (!failed) return;
  await moveRefund(tx, { refundId: refund.id, act: 'ask', step: { at: now, by: 'system' } });
  await postOrderLetter(tx, { ...work, order, kind: 'refund-failed', refund });
}
