import { type ActRow, planHold } from '@/db/orders/payment-acts';
import {
  listOpenActsOfOrder,
  listOpenPaymentsOfGroup,
  type OpenAct,
  type PaymentRow,
} from '@/db/orders/payments';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { hourMs } from '@/domain/time/zone';
import type { AuthoriseAct } from '@/providers/payments/port';
import type { Answer, Context } from '../../context';
import { orderLink } from '../../orders/parts/order-access';
import { recordOutcome } from '../../reactions';
import { type Asked, type AtLast, isAsAsked, type Outcome } from './payment-asked';

/** Whether the provider answered: a caller with more to ask waits where it did not. */
export type Performed = { readonly isReached: boolean };

/**
 * Asks the provider for every open act of a payment, oldest first, and records each outcome in a transaction of its own.
 * Safe to repeat at any time: the act's id is the provider's key, and an outcome is recorded once. Stops at an outcome
 * nobody knows; a later call goes on from there.
 */
export async function performPayment(
  ctx: Context,
  paymentId: string,
  how: { isAnswered: boolean },
): Promise<Answer<Performed>> {
  const asked = new Set<string>();
  for (;;) {
    const open = await listOpenActsOfOrder(ctx.reader, paymentId);
    const next = open.find(({ act }) => !asked.has(act.id));
    if (!next) return accept({ isReached: true });
    if (next.act.kind === 'capture' && (await holdFirst(ctx, next.payment))) continue;
    asked.add(next.act.id);
    const performed = await performAct(ctx, next, how);
    if (!performed.ok) return performed;
    if (performed.value === 'unreachable') return accept({ isReached: false });
    if (performed.value === 'action-required') return accept({ isReached: true });
  }
}

/** Money is taken from a hold: on a card that is only saved, one is planned first. */
async function holdFirst(ctx: Context, payment: PaymentRow): Promise<boolean> {
  if (payment.status !== 'saved') return false;
  const planned = await ctx.transaction(async (tx, now) =>
    accept(await planHold(tx, { payment, id: newId('act'), now })),
  );
  return planned.ok && planned.value;
}

type How = { readonly isAnswered: boolean; readonly atLast?: AtLast };

/** Asks the provider for one act and records its outcome, and then whatever follows from it. */
export async function performAct(
  ctx: Context,
  { act, payment, order }: OpenAct,
  how: How,
): Promise<Answer<Outcome['kind']>> {
  const isRepeat = how.isAnswered || act.status === 'unknown';
  const outcome = await ask(ctx, { act, payment, order, isRepeat });
  const capture = await captureAtOnce(ctx, { act, payment, order, outcome });
  const recorded = await recordOutcome(ctx, { act, payment, order, outcome, capture, ...how });
  if (!recorded.ok) return recorded;
  const { hasFollowUp, groupId, refusal } = recorded.value;
  if (hasFollowUp) await performPayment(ctx, act.paymentId, { isAnswered: true });
  if (groupId) await performGroup(ctx, groupId);
  if (refusal) return refuse(refusal);
  return accept(capture?.kind === 'unreachable' ? capture.kind : outcome.kind);
}

/** Takes or lets go the money of everybody in a group that tipped, closed or failed. */
export async function performGroup(ctx: Context, groupId: string): Promise<void> {
  for (const paymentId of await listOpenPaymentsOfGroup(ctx.reader, groupId)) {
    await performPayment(ctx, paymentId, { isAnswered: true });
  }
}

type Question = OpenAct & { readonly isRepeat: boolean };

async function ask(ctx: Context, question: Question): Promise<Outcome> {
  const { act, payment, isRepeat } = question;
  const reference = payment.reference ?? '';
  const later = { key: act.id, reference, amountMinor: minor(act.amountMinor) };
  switch (act.kind) {
    case 'authorise':
    case 'save':
      return isRepeat && !isHoldStillKnown(ctx, act) ? askAgain(ctx, question) : begin(ctx, question);
    case 'capture':
      return ctx.payments.capture({ ...later, isRepeat: isOld(ctx, act) });
    case 'void':
      // Where nothing was ever held, nothing has to be let go.
      if (payment.status === 'saved' || !payment.reference) return { kind: 'done', reference };
      return ctx.payments.void({ key: act.id, reference, isRepeat: isOld(ctx, act) });
    case 'refund':
      return ctx.payments.refund({ ...later, isRepeat: isOld(ctx, act) });
  }
}

/** Providers forget a key after a day; before that, the key alone keeps an act from happening twice. */
const keyKnownMs = 12 * hourMs;

function isOld(ctx: Context, act: ActRow): boolean {
  return act.status === 'unknown' || ctx.clock.now() - act.startedAt > keyKnownMs;
}

/** A hold on a saved card waits for nobody: with its key it is asked for again until the provider has answered. */
function isHoldStillKnown(ctx: Context, act: ActRow): boolean {
  return act.cause === 'hold' && ctx.clock.now() - act.startedAt <= keyKnownMs;
}

function begin(ctx: Context, question: Question) {
  const asked = beginning(ctx, question);
  return question.act.kind === 'save' ? ctx.payments.save(asked) : ctx.payments.authorise(asked);
}

function beginning(ctx: Context, { act, payment, order }: Question): AuthoriseAct {
  return {
    key: act.id,
    amountMinor: minor(act.amountMinor),
    currency: payment.currency,
    cardToken: payment.cardToken,
    savedCard: payment.savedCard,
    isTakenAtOnce: !payment.canHold,
    captureKey: isCapturedAtOnce({ act, payment, order }) ? captureKey(act) : null,
    payer: order.personId ?? order.email,
    returnUrl: orderLink(ctx, order),
  };
}

/** What began and nobody heard of is looked up, never asked for again: what never arrived has taken nothing. */
async function askAgain(ctx: Context, question: Question): Promise<Outcome> {
  const { act, payment } = question;
  if (payment.status === 'action-required' && payment.reference) {
    return ctx.payments.confirm({ key: act.id, reference: payment.reference });
  }
  const isSave = act.kind === 'save';
  const found = await ctx.payments.lookUp({
    ...beginning(ctx, question),
    startedAt: act.startedAt,
    isSave,
  });
  return found.kind === 'unseen' ? { kind: 'declined', because: 'never-arrived' } : found;
}

/** A visit bought alone is paid with its hold, and so is the difference of a dearer time. */
function isCapturedAtOnce({ act, payment, order }: OpenAct): boolean {
  const isNew = order.status === 'pending' || order.status === 'action-required';
  const isPurchase = payment.purpose === 'order';
  return act.kind === 'authorise' && (!isPurchase || (order.as === 'solo' && isNew));
}

async function captureAtOnce(
  ctx: Context,
  { act, payment, order, outcome }: Omit<Asked, 'capture' | 'isAnswered'>,
): Promise<Asked['capture']> {
  if (outcome.kind !== 'authorised' || !isCapturedAtOnce({ act, payment, order })) return null;
  if (!isAsAsked({ act, payment, outcome })) return null;
  if (outcome.captured) return outcome.captured;
  return ctx.payments.capture({
    key: captureKey(act),
    reference: outcome.reference,
    amountMinor: minor(act.amountMinor),
    isRepeat: isOld(ctx, act),
  });
}

/** Made from the authorisation's, so that whoever goes on after a crash takes the money once. */
export function captureKey(act: ActRow): string {
  return `${act.id}_capture`;
}
