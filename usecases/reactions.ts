import { moveOrderRow } from '@/db/orders/orders';
import { finishAct, listActs, markWaiting } from '@/db/orders/payment-acts';
import { setPayment } from '@/db/orders/payments';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import type { Authorised, Saved, Taken } from '@/providers/payments/port';
import type { Answer, Context } from './context';
import { settleGroup } from './groups/parts/group-life';
import { enterGroup } from './groups/parts/joining';
import { beginWaiting } from './groups/parts/pledging';
import { giveUp } from './orders/parts/giving-up';
import { recordSupplement } from './orders/parts/supplement';
import { bookHold, bookVoid } from './payments/parts/card-money';
import {
  captureFailed,
  giveBackLate,
  keepTaken,
  payAlone,
  recordCapture,
  recordPaid,
  takenAfterAll,
} from './payments/parts/money-taken';
import { type Asked, isAsAsked } from './payments/parts/payment-asked';
import { lose, nothingMore, planVoid, type Recorded, type Work } from './payments/parts/recorded';
import { refundAnswered } from './refunds/parts/refund-life';

/** Records what the provider answered, and everything that follows from it, in one transaction. */
export async function recordOutcome(ctx: Context, asked: Asked): Promise<Answer<Recorded>> {
  return ctx.transaction(async (tx, now) => {
    const recorded = await record({ ...asked, ctx, tx, now });
    const { hasFollowUp, groupId, refusal } = recorded;
    if (!hasFollowUp && !groupId && !refusal) await asked.atLast?.(tx);
    return accept(recorded);
  });
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
  const isDone = outcome.kind === 'authorised' || outcome.kind === 'taken' || outcome.kind === 'saved';
  const ended = await finishAct(tx, { actId: act.id, status: isDone ? 'done' : 'declined', now });
  if (!ended) return nothingMore;
  switch (outcome.kind) {
    case 'authorised':
      return recordAuthorised(work, outcome);
    case 'taken':
      return recordTaken(work, outcome);
    case 'saved':
      return recordSaved(work, outcome);
    default:
      return recordNo(work);
  }
}

/** The provider said no: the purchase is over, or another card is asked for. */
async function recordNo(work: Work): Promise<Recorded> {
  const { tx, payment, order, outcome } = work;
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
  const isEnough = isAsAsked({ act, payment, outcome });
  if (isEnough && order.as === 'solo' && isPersonThere(work) && capture?.kind === 'done')
    return recordPaid(work, outcome, capture.reference);
  await setPayment(tx, payment.id, { status: 'authorised', reference, captureBefore, authoriseAt: null });
  if (!isEnough) return refuseHold(work, 'held-otherwise');
  await bookHold(work, act);
  if (!isPersonThere(work)) return nothingMore;
  if (order.as === 'group') return recordJoin(work);
  if (order.as === 'pledge') return recordPledge(work);
  return refuseHold(work, 'capture-declined');
}

/** What cannot be held is ours already: it pays the visit alone, or waits with its payer for the group. */
async function recordTaken(work: Work, outcome: Taken): Promise<Recorded> {
  await keepTaken(work, outcome);
  if (isAsAsked({ ...work, outcome }))
    return work.order.as === 'group' ? recordJoin(work) : payAlone(work, outcome.takenMinor);
  const refused = await giveUp(work, { reason: 'payment-declined', because: 'taken-otherwise' });
  return { ...(await giveBackLate(work, outcome.takenMinor)), refusal: refused.refusal };
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

/** A join counts when its authorisation is recorded, and only while the group takes members at that very instant. */
async function recordJoin(work: Work): Promise<Recorded> {
  const { order } = work;
  const groupId = given(order.groupId, 'a group order has a group');
  const group = await enterGroup(work, { order, payment: work.payment, groupId });
  if (!group) {
    if (work.outcome.kind === 'taken') await giveBackLate(work, work.outcome.takenMinor);
    else await planVoid(work, 'late');
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

async function recordVoid(work: Work): Promise<Recorded> {
  const { tx, now, act, payment, outcome } = work;
  if (outcome.kind === 'unreachable') return lose(work);
  const isDone = outcome.kind === 'done';
  const ended = await finishAct(tx, { actId: act.id, status: isDone ? 'done' : 'failed', now });
  if (isDone) {
    await setPayment(tx, payment.id, { status: 'voided' });
    await bookVoid(work, payment.id);
  }
  const isTaken = outcome.kind === 'declined' && outcome.because === 'already-captured';
  return ended && isTaken && !(await isAskedFor(work)) ? takenAfterAll(work) : nothingMore;
}

/** We asked for the money ourselves: that act is recorded by whoever performs it, which may be at this moment. */
async function isAskedFor({ tx, payment }: Work): Promise<boolean> {
  const acts = await listActs(tx, payment.id);
  return acts.some(({ kind, status }) => kind === 'capture' && status !== 'declined' && status !== 'failed');
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
