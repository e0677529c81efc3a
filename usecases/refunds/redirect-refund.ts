import { findOrder, type OrderRow } from '@/db/orders/orders';
import { planAct } from '@/db/orders/payment-acts';
import { findRefund, moveRefund, refundsOfOrder } from '@/db/refunds/refunds';
import type { Tx } from '@/db/store';
import { findVenue } from '@/db/venues';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { normaliseAccount } from '@/domain/refunds/account';
import type { Instant } from '@/domain/time/wall';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { mayReadOrder } from '../orders/parts/order-access';
import { performPayment } from '../payments/parts/payment-acts';
import type { RedirectRefund } from './redirect-refund.input';
import { type RefundView, refundView } from './refund-view';

/** The buyer says where to send money that could not be sent: the same card once more, or an account of theirs. */
export async function redirectRefund(ctx: Context, input: RedirectRefund): Promise<Answer<RefundView>> {
  const planned = await ctx.transaction((tx, now) => redirect({ ctx, tx, now }, input));
  if (!planned.ok) return planned;
  const { order, paymentId } = planned.value;
  await performPayment(ctx, paymentId, { isAnswered: true });
  const venue = given(await findVenue(ctx.reader, order.venueId), 'the venue of an order exists');
  const found = (await refundsOfOrder(ctx.reader, order.id)).find(({ refund }) => refund.id === input.id);
  const { refund, steps } = given(found, 'a refund that was redirected exists');
  return accept(refundView(refund, steps, venue.timeZone));
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

async function redirect(
  work: Work,
  input: RedirectRefund,
): Promise<Answer<{ order: OrderRow; paymentId: string }>> {
  const { ctx, tx, now } = work;
  const refund = await findRefund(tx, input.id);
  const order = refund && (await findOrder(tx, refund.orderId));
  if (!order || !mayReadOrder(ctx, order, input.accessToken)) return refuse({ reason: 'not-found' });
  const act = { id: newId('act'), paymentId: refund.wallet, kind: 'refund' as const };
  const isCard = input.to === 'card';
  const accountSealed = isCard ? null : ctx.secrets.seal(accountOf(input));
  const approved = await moveRefund(tx, {
    refundId: refund.id,
    act: 'approve',
    step: { at: now, by: actorName(ctx.actor) },
    set: { actId: isCard ? act.id : null, accountSealed },
  });
  if (!approved) return refuse({ reason: 'wrong-status', status: refund.status });
  if (isCard) await planAct(tx, { ...act, amountMinor: refund.amountMinor, cause: 'retry', startedAt: now });
  return accept({ order, paymentId: refund.wallet });
}

function accountOf({ holder, account }: RedirectRefund): string {
  return JSON.stringify({ holder, account: normaliseAccount(account ?? '') });
}
