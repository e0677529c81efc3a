import { moveOrderRow, type OrderRow } from '@/db/orders/orders';
import { finishAct, listOpenActs, planAct } from '@/db/orders/payment-acts';
import { deleteUnansweredOrder, type PaymentRow, setPayment } from '@/db/orders/payments';
import { reopenHold } from '@/db/slots/holds';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import type { Asked } from '../../payments/parts/payment-asked';
import { releaseLimits, releasePlaces, stopJoining } from '../../slots/parts/seats';
import { postOrderLetter } from './letters';
import { letGoMeans } from './means';

type Work = Asked & { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
/** What the buyer is told, if the answer is still open, and whether the provider has to be asked for more. */
type GivenUp = { readonly hasFollowUp: boolean; readonly refusal: Refusal | null };

/** The purchase does not come about. Before its answer it leaves nothing; after it, the order says `declined`. */
export async function giveUp(work: Work, refusal: Refusal): Promise<GivenUp> {
  const { ctx, tx, now, order, isAnswered } = work;
  const hasEnded = order.status !== 'pending' && order.status !== 'action-required';
  if (hasEnded) return { hasFollowUp: false, refusal: null };
  const reopened = !isAnswered && order.holdId ? await reopenHold(tx, order.holdId) : null;
  if (!reopened) {
    await releasePlaces(tx, order);
    if (order.groupId) await stopJoining(tx, order.groupId);
  }
  await releaseLimits(tx, order);
  await letGoMeans({ tx, now }, order.id);
  const hasMoney = work.outcome.kind === 'authorised' || work.outcome.kind === 'taken';
  const mustStay = isAnswered || refusal.reason === 'group-closed' || hasMoney;
  if (!mustStay) {
    await deleteUnansweredOrder(tx, order.id);
    return { hasFollowUp: false, refusal };
  }
  const ended = { endedAt: now, placesTaken: 0, requestKey: null };
  await moveOrderRow(tx, {
    orderId: order.id,
    act: 'decline',
    from: ['pending', 'action-required'],
    set: ended,
  });
  if (!isAnswered) return { hasFollowUp: true, refusal };
  await postOrderLetter(tx, { ctx, order, kind: 'declined', now });
  return { hasFollowUp: true, refusal: null };
}

type CalledOff = { readonly order: OrderRow; readonly payment: PaymentRow; readonly cause: string };

/** A payment that waits for its payer is over: what was asked counts as declined, and the provider is told to let go. */
export async function callOff(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  { order, payment, cause }: CalledOff,
): Promise<void> {
  for (const act of await listOpenActs(tx, payment.id))
    await finishAct(tx, { actId: act.id, status: 'declined', now });
  await setPayment(tx, payment.id, { status: 'declined' });
  const act = { id: newId('act'), paymentId: payment.id, kind: 'void' as const };
  await planAct(tx, { ...act, amountMinor: 0, cause, startedAt: now });
  if (order.groupId) await stopJoining(tx, order.groupId);
}

/** The person never came back from strong authentication: the seat is free, and the provider is told to let go. */
export async function abandonPayment(
  ctx: Context,
  { order, payment }: { order: OrderRow; payment: PaymentRow },
): Promise<void> {
  await ctx.transaction(async (tx, now) => {
    const set = { endedAt: now, placesTaken: 0 };
    const ended = await moveOrderRow(tx, {
      orderId: order.id,
      act: 'decline',
      from: ['action-required'],
      set,
    });
    if (!ended) return accept(null);
    await callOff({ tx, now }, { order, payment, cause: 'abandoned' });
    await releasePlaces(tx, order);
    await releaseLimits(tx, order);
    await letGoMeans({ tx, now }, order.id);
    await postOrderLetter(tx, { ctx, order, kind: 'declined', now });
    return accept(null);
  });
}
