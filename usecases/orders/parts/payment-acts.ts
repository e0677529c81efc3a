import { findOrder, type OrderRow } from '@/db/orders/orders';
import {
  type ActRow,
  getPayment,
  listOpenActs,
  listOpenPaymentsOfGroup,
  type PaymentRow,
} from '@/db/orders/payments';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import type { Answer, Context } from '../../context';
import { recordOutcome } from '../../reactions';
import { orderLink } from './order-access';
import type { Asked, Outcome } from './payment-asked';

/**
 * Asks the provider for every open act of a payment, oldest first, and records each outcome in a transaction of its own.
 * Safe to repeat at any time: the act's id is the provider's key, and an outcome is recorded once. Stops at an outcome
 * nobody knows; a later call goes on from there.
 */
export async function performPayment(
  ctx: Context,
  paymentId: string,
  how: { isAnswered: boolean },
): Promise<Answer<null>> {
  for (const act of await listOpenActs(ctx.reader, paymentId)) {
    const performed = await performAct(ctx, act, how);
    if (!performed.ok) return performed;
    if (!performed.value.goesOn) break;
  }
  return accept(null);
}

async function performAct(
  ctx: Context,
  act: ActRow,
  how: { isAnswered: boolean },
): Promise<Answer<{ goesOn: boolean }>> {
  const payment = given(await getPayment(ctx.reader, act.paymentId), 'an act belongs to a payment');
  const order = given(await findOrder(ctx.reader, payment.orderId), 'a payment belongs to an order');
  const isRepeat = how.isAnswered || act.status === 'unknown';
  const outcome = await ask(ctx, { act, payment, order, isRepeat });
  const capture = await captureAtOnce(ctx, { act, order, outcome });
  const recorded = await recordOutcome(ctx, { act, payment, order, outcome, capture, ...how });
  if (!recorded.ok) return recorded;
  const { hasFollowUp, groupId, refusal } = recorded.value;
  if (hasFollowUp) await performPayment(ctx, act.paymentId, { isAnswered: true });
  if (groupId) await performGroup(ctx, groupId);
  if (refusal) return refuse(refusal);
  return accept({ goesOn: outcome.kind !== 'unreachable' && outcome.kind !== 'action-required' });
}

/** Takes or lets go the money of everybody in a group that tipped, closed or failed. */
export async function performGroup(ctx: Context, groupId: string): Promise<void> {
  for (const paymentId of await listOpenPaymentsOfGroup(ctx.reader, groupId)) {
    await performPayment(ctx, paymentId, { isAnswered: true });
  }
}

type Question = {
  readonly act: ActRow;
  readonly payment: PaymentRow;
  readonly order: OrderRow;
  readonly isRepeat: boolean;
};

async function ask(ctx: Context, { act, payment, order, isRepeat }: Question): Promise<Outcome> {
  const key = act.id;
  const reference = payment.reference ?? '';
  const amountMinor = minor(act.amountMinor);
  switch (act.kind) {
    case 'authorise':
      return isRepeat ? askAgain(ctx, act, payment) : authorise(ctx, { act, payment, order });
    case 'capture':
      return ctx.payments.capture({ key, reference, amountMinor });
    case 'void':
      return ctx.payments.void({ key, reference });
    case 'refund':
      return ctx.payments.refund({ key, reference, amountMinor });
  }
}

function authorise(ctx: Context, { act, payment, order }: Omit<Question, 'isRepeat'>) {
  return ctx.payments.authorise({
    key: act.id,
    amountMinor: minor(act.amountMinor),
    currency: payment.currency,
    cardToken: payment.cardToken,
    payer: order.personId ?? order.email,
    returnUrl: orderLink(ctx, order),
  });
}

/** An authorisation nobody heard of is looked up, never asked for again: what never arrived has taken nothing. */
async function askAgain(ctx: Context, act: ActRow, payment: PaymentRow): Promise<Outcome> {
  if (payment.status === 'action-required' && payment.reference) {
    return ctx.payments.confirm({ key: act.id, reference: payment.reference });
  }
  const found = await ctx.payments.lookUp(act.id);
  return found.kind === 'unseen' ? { kind: 'declined', because: 'never-arrived' } : found;
}

/** The key is made from the authorisation's, so that whoever goes on after a crash takes the money once. */
async function captureAtOnce(
  ctx: Context,
  { act, order, outcome }: { act: ActRow; order: OrderRow; outcome: Outcome },
): Promise<Asked['capture']> {
  if (act.kind !== 'authorise' || outcome.kind !== 'authorised' || order.as !== 'solo') return null;
  if (order.status !== 'pending' && order.status !== 'action-required') return null;
  const key = captureKey(act);
  return ctx.payments.capture({ key, reference: outcome.reference, amountMinor: minor(order.priceMinor) });
}

export function captureKey(act: ActRow): string {
  return `${act.id}_capture`;
}
