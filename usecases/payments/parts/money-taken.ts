import { moveOrderRow, type OrderRow } from '@/db/orders/orders';
import { finishAct, insertDoneAct, listOpenActs, setPayment } from '@/db/orders/payments';
import { issueVoucher } from '@/db/vouchers/vouchers';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { keepPlace } from '../../groups/parts/group-losses';
import { leave } from '../../groups/parts/leaving';
import { postOrderLetter } from '../../orders/parts/letters';
import { takeMeans } from '../../orders/parts/means';
import { byPayment, openRefund } from '../../refunds/parts/refund-life';
import { releaseLimits, releasePlaces } from '../../slots/parts/seats';
import { bookCapture } from './card-money';
import { lose, nothingMore, planVoid, type Recorded, type Work } from './recorded';

/** A visit bought alone: the money was taken with its hold. */
export async function recordPaid(work: Work, reference: string): Promise<Recorded> {
  const { tx, now, act, payment, order } = work;
  const { amountMinor } = act;
  const taken = {
    id: newId('act'),
    paymentId: payment.id,
    kind: 'capture',
    cause: 'order',
    amountMinor,
  } as const;
  await insertDoneAct(tx, { ...taken, reference, startedAt: now, finishedAt: now });
  await setPayment(tx, payment.id, { status: 'captured', capturedMinor: amountMinor });
  await bookCapture(work, taken);
  const paid = await moveOrderRow(tx, {
    orderId: order.id,
    act: 'pay',
    from: ['pending', 'action-required'],
    set: { paidAt: now },
  });
  if (paid) return nothingMoreAfter(handOver(work, paid));
  // The order ended while the provider took the money: it goes back.
  await openRefund(work, { order, channel: byPayment(payment), amountMinor, cause: 'late' });
  return { ...nothingMore, hasFollowUp: true };
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
  if (!paid) {
    await openRefund(work, {
      order,
      channel: byPayment(payment),
      amountMinor: act.amountMinor,
      cause: 'late',
    });
    return { ...nothingMore, hasFollowUp: true };
  }
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

/** Paid: what was held with us is taken, the voucher is issued and the letter goes out. */
async function handOver({ ctx, tx, now }: Pick<Work, 'ctx' | 'tx' | 'now'>, order: OrderRow): Promise<void> {
  await takeMeans({ tx, now }, order);
  await issueVoucher(tx, { order, secrets: ctx.secrets, now });
  await postOrderLetter(tx, { ctx, order, kind: 'paid', now });
}

async function nothingMoreAfter(work: Promise<void>): Promise<Recorded> {
  await work;
  return nothingMore;
}
