import { moveOrderRow, type OrderRow } from '@/db/orders/orders';
import {
  finishAct,
  insertDoneAct,
  listOpenActs,
  markUnknown,
  markWaiting,
  planAct,
  setPayment,
} from '@/db/orders/payments';
import type { Tx } from '@/db/store';
import { issueVoucher } from '@/db/vouchers/vouchers';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import type { Authorised, Saved } from '@/providers/payments/port';
import type { Answer, Context } from './context';
import { settleGroup } from './groups/parts/group-life';
import { keepPlace } from './groups/parts/group-losses';
import { enterGroup } from './groups/parts/joining';
import { leave } from './groups/parts/leaving';
import { beginWaiting } from './groups/parts/pledging';
import { bookCapture, bookHold, bookVoid } from './orders/parts/card-money';
import { giveUp } from './orders/parts/giving-up';
import { postOrderLetter } from './orders/parts/letters';
import { takeMeans } from './orders/parts/means';
import { type Asked, isAsAsked } from './orders/parts/payment-asked';
import { recordSupplement } from './orders/parts/supplement';
import { byPayment, openRefund, refundAnswered } from './refunds/parts/refund-life';
import { releaseLimits, releasePlaces } from './slots/parts/seats';

/** What follows from a recorded outcome: more to ask for this payment, a group to look after, a no for the buyer. */
export type Recorded = {
  readonly hasFollowUp: boolean;
  readonly groupId: string | null;
  readonly refusal: Refusal | null;
};
const nothingMore: Recorded = { hasFollowUp: false, groupId: null, refusal: null };

type Work = Asked & { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/** Records what the provider answered, and everything that follows from it, in one transaction. */
export async function recordOutcome(ctx: Context, asked: Asked): Promise<Answer<Recorded>> {
  return ctx.transaction(async (tx, now) => accept(await record({ ...asked, ctx, tx, now })));
}

async function record(work: Work): Promise<Recorded> {
  switch (work.act.kind) {
    case 'authorise':
    case 'save':
      return isSupplement(work)
        ? { ...nothingMore, ...(await recordSupplement(work)) }
        : recordBeginning(work);
    case 'capture':
      return recordCapture(work);
    case 'void':
      return recordVoid(work);
    case 'refund':
      return recordRefund(work);
  }
}

/** It pays the difference that a dearer time costs. */
function isSupplement({ payment }: Work): boolean {
  return payment.purpose !== 'order';
}

async function recordBeginning(work: Work): Promise<Recorded> {
  const { tx, now, act, payment, order, outcome, capture } = work;
  if (outcome.kind === 'unreachable' || capture?.kind === 'unreachable') return lose(work);
  if (outcome.kind === 'action-required' && isPersonThere(work)) {
    const { reference, actionUrl } = outcome;
    await setPayment(tx, payment.id, { status: 'action-required', reference, actionUrl });
    await moveOrderRow(tx, { orderId: order.id, act: 'ask-action' });
    await markWaiting(tx, { actId: act.id, now });
    return nothingMore;
  }
  const isDone = outcome.kind === 'authorised' || outcome.kind === 'saved';
  const ended = await finishAct(tx, { actId: act.id, status: isDone ? 'done' : 'declined', now });
  if (!ended) return nothingMore;
  if (outcome.kind === 'authorised') return recordAuthorised(work, outcome);
  if (outcome.kind === 'saved') return recordSaved(work, outcome);
  if (!isPersonThere(work)) return captureFailed(work);
  const because = outcome.kind === 'declined' ? outcome.because : 'declined';
  if (order.graceUntil !== null) {
    // The other card did not pay either: the place is kept until its time is over.
    await setPayment(tx, payment.id, { status: 'capture-failed' });
    return { ...nothingMore, refusal: { reason: 'payment-declined', because } };
  }
  await setPayment(tx, payment.id, { status: 'declined' });
  return { ...nothingMore, ...(await giveUp(work, { reason: 'payment-declined', because })) };
}

/** A saved card is charged while its owner is away: nobody is there to be asked by the bank. */
function isPersonThere({ act }: Work): boolean {
  return act.cause === 'order' || act.cause === 'mend';
}

async function recordAuthorised(work: Work, outcome: Authorised): Promise<Recorded> {
  const { tx, act, payment, order, capture } = work;
  const { reference, captureBefore } = outcome;
  await setPayment(tx, payment.id, { status: 'authorised', reference, captureBefore, authoriseAt: null });
  if (!isAsAsked({ act, payment, outcome })) return refuseHold(work, 'held-otherwise');
  await bookHold(work, act);
  if (!isPersonThere(work)) return nothingMore;
  if (order.as === 'group') return recordJoin(work);
  if (order.as === 'pledge') return recordPledge(work);
  if (capture?.kind === 'done') return recordPaid(work, capture.reference);
  return refuseHold(work, 'capture-declined');
}

/** What is held is no use: it is let go, and the purchase does not come about. */
async function refuseHold(work: Work, because: string): Promise<Recorded> {
  if (!isPersonThere(work)) return captureFailed(work);
  await planVoid(work, because);
  const refused = await giveUp(work, { reason: 'payment-declined', because });
  return { ...nothingMore, ...refused, hasFollowUp: true };
}

/** The card is kept: that is a join, and money is held on it near the close. */
async function recordSaved(work: Work, { reference, savedCard }: Saved): Promise<Recorded> {
  await setPayment(work.tx, work.payment.id, { status: 'saved', reference, savedCard });
  return recordJoin(work);
}

async function recordPaid(work: Work, reference: string): Promise<Recorded> {
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

/** A join counts when its authorisation is recorded, and only while the group takes members at that very instant. */
async function recordJoin(work: Work): Promise<Recorded> {
  const { order } = work;
  const groupId = given(order.groupId, 'a group order has a group');
  const group = await enterGroup(work, { order, payment: work.payment, groupId });
  if (!group) {
    await planVoid(work, 'late');
    const refused = await giveUp(work, { reason: 'group-closed' });
    return { ...nothingMore, ...refused, hasFollowUp: true };
  }
  await settleGroup(work, group.id);
  return { ...nothingMore, groupId };
}

/** A pledge counts from now on, unless it ended meanwhile. */
async function recordPledge(work: Work): Promise<Recorded> {
  if (await beginWaiting(work, work.order)) return nothingMore;
  await planVoid(work, 'late');
  return { ...nothingMore, hasFollowUp: true };
}

async function recordCapture(work: Work): Promise<Recorded> {
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
async function captureFailed(work: Work): Promise<Recorded> {
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

async function recordVoid(work: Work): Promise<Recorded> {
  const { tx, now, act, payment, outcome } = work;
  if (outcome.kind === 'unreachable') return lose(work);
  const isDone = outcome.kind === 'done';
  await finishAct(tx, { actId: act.id, status: isDone ? 'done' : 'failed', now });
  if (isDone) {
    await setPayment(tx, payment.id, { status: 'voided' });
    await bookVoid(work, payment.id);
  }
  return nothingMore;
}

async function recordRefund(work: Work): Promise<Recorded> {
  const { tx, now, act, outcome } = work;
  if (outcome.kind === 'unreachable') {
    await refundAnswered(work, { ...work, outcome: { kind: 'unknown' } });
    return lose(work);
  }
  const isDone = outcome.kind === 'done';
  const reference = isDone ? { reference: outcome.reference } : {};
  const ended = await finishAct(tx, { actId: act.id, status: isDone ? 'done' : 'failed', ...reference, now });
  if (!ended) return nothingMore;
  await refundAnswered(work, { ...work, outcome: isDone ? outcome : { kind: 'declined' } });
  return nothingMore;
}

/** Nobody knows the outcome: that is its own state. Recovery looks it up with the same key. */
async function lose({ tx, now, act, payment }: Work): Promise<Recorded> {
  await markUnknown(tx, { actId: act.id, now });
  if (act.kind === 'authorise' && payment.status === 'started') {
    await setPayment(tx, payment.id, { status: 'unknown' });
  }
  return nothingMore;
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

function planVoid({ tx, now, payment }: Work, cause: string): Promise<void> {
  return planAct(tx, {
    id: newId('act'),
    paymentId: payment.id,
    kind: 'void',
    amountMinor: 0,
    cause,
    startedAt: now,
  });
}
