import { book } from '@/db/ledger/book';
import { closeDispute, isVisited, openDispute, revokeVouchers } from '@/db/orders/disputes';
import { findOrder, type OrderRow } from '@/db/orders/orders';
import { type ActRow, listActs } from '@/db/orders/payment-acts';
import { type PaymentRow, setStanding } from '@/db/orders/payments';
import type { Tx } from '@/db/store';
import { given } from '@/domain/kernel/must';
import { minor } from '@/domain/money/money';
import type { Instant } from '@/domain/time/wall';
import type { ProviderDispute, Standing } from '@/providers/payments/port';
import type { Context } from '../../context';
import { refundReturned } from '../../refunds/parts/refund-life';
import { saleOf } from './card-money';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
type Known = { readonly payment: PaymentRow; readonly order: OrderRow; readonly acts: readonly ActRow[] };

/**
 * What banks did after everything seemed done: a capture that did not hold, a refund that came back, a dispute. Compared with
 * what we knew before the page was read, so that it is written down once, however often we are told, and a page that is older than
 * what we know by now says nothing.
 */
export async function recordPage(work: Work, payment: PaymentRow, page: Standing): Promise<void> {
  const order = given(await findOrder(work.tx, payment.orderId), 'a payment belongs to an order');
  const acts = await listActs(work.tx, payment.id);
  await recordCaptured(work, { payment, order, acts }, page);
  await recordRefunds(work, { payment, order, acts }, page);
  for (const dispute of page.disputes) await recordDispute(work, { payment, order, acts }, dispute);
}

async function recordCaptured(work: Work, { payment, order, acts }: Known, page: Standing): Promise<void> {
  const { tx, now } = work;
  const isLost = payment.status === 'captured' && page.capturedMinor === 0;
  const isBack = payment.status === 'capture-lost' && page.capturedMinor > 0;
  if (!isLost && !isBack) return;
  const captureLosses = payment.captureLosses + (isLost ? 1 : 0);
  const status = isLost ? 'capture-lost' : 'captured';
  if (!(await setStanding(tx, payment, { status, captureLosses }))) return;
  const capture = given(
    acts.findLast((act) => act.kind === 'capture' && act.status === 'done'),
    'what was captured has an act',
  );
  const kind = isLost ? 'taken-back' : 'come-again';
  const amountMinor = minor(payment.capturedMinor);
  await book(tx, { kind, key: `${capture.id}.${captureLosses}`, sale: saleOf(order), amountMinor }, now);
}

async function recordRefunds(work: Work, { payment, order, acts }: Known, page: Standing): Promise<void> {
  for (const refund of page.refunds) {
    if (refund.status !== 'failed') continue;
    const act = acts.find((one) => one.id === refund.key || one.reference === refund.reference);
    if (act?.kind === 'refund' && act.status === 'done') await refundReturned(work, { act, payment, order });
  }
}

/** The money is gone while a dispute runs, comes again when we win, and stays gone when we lose. */
async function recordDispute(work: Work, { payment, order }: Known, dispute: ProviderDispute): Promise<void> {
  const { tx, now } = work;
  const { reference: id, amountMinor: amount, status } = dispute;
  const event = { key: id, sale: saleOf(order), amountMinor: minor(amount) };
  const isRedeemed = await isVisited(tx, order.id);
  const row = { id, paymentId: payment.id, orderId: order.id, amountMinor: amount, currency: order.currency };
  if (await openDispute(tx, { ...row, isRedeemed, openedAt: now }))
    await book(tx, { kind: 'taken-back', ...event }, now);
  if (status === 'open' || !(await closeDispute(tx, { id, status, now }))) return;
  if (status === 'won') return book(tx, { kind: 'come-again', ...event }, now);
  const isEnded = await revokeVouchers(tx, order.id);
  await book(tx, { kind: 'dispute-lost', isVisited: !isEnded, ...event }, now);
}
