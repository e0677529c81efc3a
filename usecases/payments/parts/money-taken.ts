import { moveOrderRow } from '@/db/orders/orders';
import { finishAct, insertDoneAct, listOpenActs } from '@/db/orders/payment-acts';
import { setPayment } from '@/db/orders/payments';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { together } from '@/domain/kernel/together';
import type { Instant } from '@/domain/time/wall';
import type { Authorised, Taken } from '@/providers/payments/port';
import { keepPlace } from '../../groups/parts/group-losses';
import { leave } from '../../groups/parts/leaving';
import { postOrderLetter } from '../../orders/parts/letters';
import { byPayment, openRefund } from '../../refunds/parts/refund-life';
import { releaseLimits, releasePlaces } from '../../slots/parts/seats';
import { bookCapture, bookHoldAndCapture, bookTaken } from './card-money';
import { handOver } from './handing-over';
import { lose, nothingMore, planVoid, type Recorded, type Work } from './recorded';

/** A visit bought alone: the money was taken with its hold. */
export async function recordPaid(
  work: Work,
  { captureBefore }: Authorised,
  reference: string,
): Promise<Recorded> {
  const { amountMinor } = work.act;
  const { taken, kept } = keepCapture(work, { reference, amountMinor, captureBefore });
  await together([kept, bookHoldAndCapture(work, work.act, taken)]);
  return payAlone(work, taken.amountMinor);
}

/** What cannot be held was taken: for a visit alone that is all. A group's payer waits with the others. */
export async function keepTaken(work: Work, { reference, takenMinor }: Taken): Promise<void> {
  const amountMinor = Math.min(takenMinor, work.payment.authorisedMinor);
  const { taken, kept } = keepCapture(work, { reference, amountMinor });
  await together([kept, bookTaken(work, taken)]);
}

/** The payer paid at the bank after all, when we had given up: everything goes back. */
export async function takenAfterAll(work: Work): Promise<Recorded> {
  const { payment } = work;
  const reference = given(payment.reference, 'a payment that could not be let go was begun');
  await keepTaken(work, {
    kind: 'taken',
    reference,
    takenMinor: payment.authorisedMinor,
    currency: payment.currency,
  });
  return giveBackLate(work, payment.authorisedMinor);
}

/** Money came for something that is over. */
export async function giveBackLate(work: Work, amountMinor: number): Promise<Recorded> {
  const { order, payment } = work;
  await openRefund(work, { order, channel: byPayment(payment), amountMinor, cause: 'late' });
  return { ...nothingMore, hasFollowUp: true };
}

type Capture = {
  readonly reference: string;
  readonly amountMinor: number;
  /** Until when the hold it was taken from would have stood. */
  readonly captureBefore?: Instant;
};

/** @returns the act, and when it is kept. */
function keepCapture({ tx, now, payment }: Work, capture: Capture) {
  const { amountMinor, ...at } = capture;
  const taken = {
    id: newId('act'),
    paymentId: payment.id,
    kind: 'capture',
    cause: 'order',
    amountMinor,
  } as const;
  const kept = together([
    insertDoneAct(tx, { ...taken, reference: at.reference, startedAt: now, finishedAt: now }),
    setPayment(tx, payment.id, { status: 'captured', capturedMinor: amountMinor, ...at }),
  ]);
  return { taken, kept };
}

/** The order is paid, or ended while the provider took the money: then it goes back. */
export async function payAlone(work: Work, amountMinor: number): Promise<Recorded> {
  const paid = await moveOrderRow(work.tx, {
    orderId: work.order.id,
    act: 'pay',
    from: ['pending', 'action-required'],
    set: { paidAt: work.now },
  });
  return paid ? nothingMoreAfter(handOver(work, paid)) : giveBackLate(work, amountMinor);
}

/** The money of a hold was asked for: taken, refused, or nobody knows. */
export async function recordCapture(work: Work): Promise<Recorded> {
  const { tx, now, act, payment, order, outcome } = work;
  if (outcome.kind === 'unreachable') return lose(work);
  const isDone = outcome.kind === 'done';
  const reference = isDone ? outcome.reference : undefined;
  const ended = await finishAct(tx, {
    actId: act.id,
    status: isDone ? 'done' : 'declined',
    now,
    ...(reference ? { reference } : {}),
  });
  if (!ended) return nothingMore;
  if (!isDone) return captureFailed(work);
  await setPayment(tx, payment.id, { status: 'captured', capturedMinor: act.amountMinor });
  await bookCapture(work, act);
  const paid = await moveOrderRow(tx, {
    orderId: order.id,
    act: 'pay',
    from: ['authorised'],
    set: { paidAt: now },
  });
  if (!paid) return giveBackLate(work, act.amountMinor);
  await handOver(work, paid);
  // The group grew while the money was on its way.
  const fallenBy = act.amountMinor - paid.priceMinor;
  if (fallenBy > 0 && paid.as === 'group')
    await openRefund(work, { order, channel: byPayment(payment), amountMinor: fallenBy, cause: 'tier' });
  return { ...nothingMore, hasFollowUp: fallenBy > 0 };
}

/** The card gave nothing when the group's money was due: the place is kept for another card, or free. The others stay. */
export async function captureFailed(work: Work): Promise<Recorded> {
  const { ctx, tx, now, payment, order } = work;
  await setPayment(tx, payment.id, { status: 'capture-failed' });
  for (const open of await listOpenActs(tx, payment.id))
    await finishAct(tx, { actId: open.id, status: 'declined', now });
  if (await keepPlace({ ctx, tx, now }, order)) {
    await planVoid(work, 'capture-declined');
    return { ...nothingMore, hasFollowUp: true };
  }
  const declined = await moveOrderRow(tx, {
    orderId: order.id,
    act: 'decline',
    from: ['authorised'],
    set: { endedAt: now, placesTaken: 0 },
  });
  if (!declined) return nothingMore;
  await releasePlaces(tx, order);
  await releaseLimits(tx, order);
  await leave({ ctx, tx, now }, order);
  if (payment.status !== 'saved' || work.outcome.kind === 'authorised')
    await planVoid(work, 'capture-declined');
  await postOrderLetter(tx, { ctx: work.ctx, order, kind: 'declined', now });
  return { ...nothingMore, hasFollowUp: true };
}

/** Points, gift and balance pay all of an order: there is nothing to ask a provider. */
export async function payWithoutCard(work: Pick<Work, 'ctx' | 'tx' | 'now'>, orderId: string): Promise<void> {
  const paid = await moveOrderRow(work.tx, { orderId, act: 'pay', set: { paidAt: work.now } });
  await handOver(work, given(paid, 'an order just placed can be paid'));
}

async function nothingMoreAfter(work: Promise<void>): Promise<Recorded> {
  await work;
  return nothingMore;
}
