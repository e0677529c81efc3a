import { lockOrder } from '@/db/orders/orders';
import {
  finishAct,
  insertDoneAct,
  listOpenActs,
  markUnknown,
  markWaiting,
  planAct,
} from '@/db/orders/payment-acts';
import { paymentFor, setPayment } from '@/db/orders/payments';
import { pendingReschedule, type RescheduleRow } from '@/db/orders/reschedules';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import type { Refusal } from '@/domain/kernel/refusal';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { bookCapture, bookHold } from '../../payments/parts/card-money';
import { type Asked, isAsAsked } from '../../payments/parts/payment-asked';
import { byPayment, openRefund } from '../../refunds/parts/refund-life';
import { finishMoving, stopMoving } from './moving';

type Work = Asked & { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
type Recorded = { readonly hasFollowUp: boolean; readonly refusal: Refusal | null };
const nothingMore: Recorded = { hasFollowUp: false, refusal: null };

/** Records what became of the difference that a dearer time costs, and moves the order or leaves it where it is. */
export async function recordSupplement(work: Work): Promise<Recorded> {
  const { tx, now, act, payment, outcome, capture } = work;
  if (outcome.kind === 'unreachable' || capture?.kind === 'unreachable') {
    await markUnknown(tx, { actId: act.id, now });
    return nothingMore;
  }
  if (outcome.kind === 'action-required') {
    const { reference, actionUrl } = outcome;
    await setPayment(tx, payment.id, { status: 'action-required', reference, actionUrl });
    await markWaiting(tx, { actId: act.id, now });
    return nothingMore;
  }
  const isAuthorised = outcome.kind === 'authorised';
  const ended = await finishAct(tx, { actId: act.id, status: isAuthorised ? 'done' : 'declined', now });
  if (!ended) return nothingMore;
  if (outcome.kind !== 'authorised') {
    await setPayment(tx, payment.id, { status: 'declined' });
    return giveUpMoving(work, false);
  }
  const { reference, captureBefore } = outcome;
  await setPayment(tx, payment.id, { status: 'authorised', reference, captureBefore });
  if (!isAsAsked({ act, payment, outcome })) return giveUpMoving(work, true);
  await bookHold(work, act);
  if (capture?.kind !== 'done') return giveUpMoving(work, true);
  return recordTaken(work, capture.reference);
}

async function recordTaken(work: Work, reference: string): Promise<Recorded> {
  const { tx, now, payment } = work;
  const { authorisedMinor: amountMinor } = payment;
  const taken = { id: newId('act'), paymentId: payment.id, kind: 'capture', amountMinor } as const;
  await insertDoneAct(tx, { ...taken, cause: 'reschedule', reference, startedAt: now, finishedAt: now });
  await setPayment(tx, payment.id, { status: 'captured', capturedMinor: amountMinor });
  const order = given(await lockOrder(tx, payment.orderId), 'a payment belongs to an order');
  await bookCapture({ tx, now, order }, taken);
  const reschedule = await pendingReschedule(tx, order.id);
  const isMoved = reschedule?.id === payment.purpose && (await finishMoving(work, { order, reschedule }));
  if (isMoved) return nothingMore;
  // The order ended while the difference was being paid: it goes back.
  await openRefund(work, { order, channel: byPayment(payment), amountMinor, cause: 'late' });
  return { hasFollowUp: true, refusal: null };
}

async function giveUpMoving(work: Work, isHeld: boolean): Promise<Recorded> {
  const { tx, now, payment, isAnswered } = work;
  const order = given(await lockOrder(tx, payment.orderId), 'a payment belongs to an order');
  const reschedule = await pendingReschedule(tx, order.id);
  if (reschedule?.id === payment.purpose) await stopMoving(work, { order, reschedule });
  if (isHeld) {
    const act = { id: newId('act'), paymentId: payment.id, kind: 'void' as const };
    await planAct(tx, { ...act, amountMinor: 0, cause: 'capture-declined', startedAt: now });
  }
  const refusal = { reason: 'payment-declined', because: 'declined' } as const;
  return { hasFollowUp: isHeld, refusal: isAnswered ? null : refusal };
}

/** The payer never came back from the bank: the visit stays where it was, and the provider is told to let go. */
export async function abandonMoving(
  work: { readonly ctx: Context; readonly tx: Tx; readonly now: Instant },
  reschedule: RescheduleRow,
): Promise<void> {
  const { tx, now } = work;
  const payment = await paymentFor(tx, reschedule.orderId, reschedule.id);
  // Whose outcome nobody knows yet is looked up by the recovery instead.
  if (payment?.status !== 'action-required') return;
  const order = given(await lockOrder(tx, reschedule.orderId), 'a reschedule belongs to an order');
  await stopMoving(work, { order, reschedule });
  for (const act of await listOpenActs(tx, payment.id))
    await finishAct(tx, { actId: act.id, status: 'declined', now });
  await setPayment(tx, payment.id, { status: 'declined' });
  const act = { id: newId('act'), paymentId: payment.id, kind: 'void' as const };
  await planAct(tx, { ...act, amountMinor: 0, cause: 'abandoned', startedAt: now });
}
