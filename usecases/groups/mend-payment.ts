import { findOrder, lockOrder, type OrderRow, setOrder } from '@/db/orders/orders';
import { listActs, planAct } from '@/db/orders/payment-acts';
import { paymentOfOrder, setPayment } from '@/db/orders/payments';
import { giveBackBuyerUnits, takeBuyerUnits } from '@/db/slots/slots';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../context';
import { type OrderView, viewOrder } from '../orders/order-view';
import { isOwnBuyer } from '../orders/parts/buyer';
import { mayReadOrder } from '../orders/parts/order-access';
import { performPayment } from '../payments/parts/payment-acts';
import { inGroup } from '../slots/parts/seats';
import type { MendPayment } from './mend-payment.input';

/** A group went ahead and one's card failed: another card keeps the place, at the price known by now. Page: docs/rules/groups.md. */
export async function mendPayment(ctx: Context, input: MendPayment): Promise<Answer<OrderView>> {
  const order = await findOrder(ctx.reader, input.id);
  if (!order || !mayReadOrder(ctx, order, input.accessToken)) return refuse({ reason: 'not-found' });
  const payer = order.personId ?? order.email;
  const identified = await ctx.payments.identify({ cardToken: input.payment.token, payer });
  if (identified.kind === 'declined')
    return refuse({ reason: 'payment-declined', because: identified.because });
  if (identified.kind === 'unreachable') return refuse({ reason: 'payment-unreachable' });
  if (!identified.canHold) return refuse({ reason: 'needs-hold' });
  const means = { token: input.payment.token, card: identified.card };
  const planned = await ctx.transaction((tx, now) => plan({ ctx, tx, now }, order.id, means));
  if (!planned.ok) return planned;
  const outcome = await performPayment(ctx, planned.value, { isAnswered: false });
  return outcome.ok ? accept(await viewOrder(ctx, order.id)) : outcome;
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
type Means = { readonly token: string; readonly card: string };

async function plan(
  { ctx, tx, now }: Work,
  orderId: string,
  { token, card }: Means,
): Promise<Answer<string>> {
  const order = given(await lockOrder(tx, orderId), 'an order that was read exists');
  const isOpen = order.status === 'action-required' && order.graceUntil !== null && now < order.graceUntil;
  if (!isOpen) return refuse({ reason: 'nothing-to-mend' });
  const payment = given(await paymentOfOrder(tx, order.id), 'an order has a payment');
  // The card before is still being let go.
  const acts = await listActs(tx, payment.id);
  if (acts.some(({ status }) => status === 'started' || status === 'unknown'))
    return refuse({ reason: 'busy', retryAfterSeconds: 2 });
  const { merchantId, email } = order;
  if (await isOwnBuyer(ctx, tx, { merchantId, email, card })) return refuse({ reason: 'own-deal' });
  if (!(await changeCard(tx, order, card))) return refuse({ reason: 'already-in-group' });
  await setPayment(tx, payment.id, {
    status: 'started',
    reference: null,
    actionUrl: null,
    captureBefore: null,
    cardToken: token,
    card,
    authorisedMinor: order.priceMinor,
  });
  const act = { id: newId('act'), paymentId: payment.id, kind: 'authorise' as const, cause: 'mend' };
  // Acts are told apart by when they began, and this one is the last.
  const startedAt = Math.max(now, ...acts.map((one) => one.startedAt + 1));
  await planAct(tx, { ...act, amountMinor: order.priceMinor, startedAt });
  return accept(payment.id);
}

/** The payer's place counts by the new card from now on; false where another member pays by it. */
async function changeCard(tx: Tx, order: OrderRow, card: string): Promise<boolean> {
  const key = `card:${card}`;
  if (order.buyers.includes(key)) return true;
  const { dealId, quantity: units } = order;
  const groupId = given(order.groupId, 'a place in a group has one');
  const isFree = await takeBuyerUnits(tx, { dealId, buyers: [inGroup(key, groupId)], units: 1, limit: 1 });
  if (!isFree) return false;
  await takeBuyerUnits(tx, { dealId, buyers: [key], units, limit: null });
  const old = order.buyers.filter((buyer) => buyer.startsWith('card:'));
  await giveBackBuyerUnits(tx, { dealId, buyers: old, units });
  await giveBackBuyerUnits(tx, { dealId, buyers: old.map((buyer) => inGroup(buyer, groupId)), units: 1 });
  await setOrder(tx, order.id, { buyers: [...order.buyers.filter((buyer) => !old.includes(buyer)), key] });
  return true;
}
