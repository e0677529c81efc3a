import { claimOfOrder } from '@/db/claims/claims';
import { termsOfVersion } from '@/db/deals/deal-terms';
import { lockOrder, type OrderRow } from '@/db/orders/orders';
import { planAct } from '@/db/orders/payment-acts';
import { insertPayment, paymentsOfOrder } from '@/db/orders/payments';
import { insertReschedule, pendingReschedule } from '@/db/orders/reschedules';
import type { Tx } from '@/db/store';
import { vouchersOfOrder } from '@/db/vouchers/vouchers';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { type Moved, mayReschedule } from '@/domain/orders/reschedule';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../context';
import { performPayment } from '../payments/parts/payment-acts';
import { giveBack } from '../refunds/parts/give-back';
import { isDearer } from '../slots/parts/holding';
import { type Priced, priceVisit, promiseOf } from '../slots/parts/pricing';
import { releasePlaces, takeVisit } from '../slots/parts/seats';
import { type OrderView, viewOrder } from './order-view';
import { movedOf, moveOrder } from './parts/moving';
import { mayReadOrder } from './parts/order-access';
import type { RescheduleOrder } from './reschedule-order.input';

/**
 * Moves a paid visit to another time at the price that time has now; the voucher keeps its code. The same price costs
 * nothing, a dearer time its difference, a cheaper one gives it back. Page: docs/rules/vouchers.md.
 */
export async function rescheduleOrder(ctx: Context, input: RescheduleOrder): Promise<Answer<OrderView>> {
  const planned = await ctx.transaction((tx, now) => reschedule({ ctx, tx, now, input }));
  if (!planned.ok) return planned;
  for (const { id } of await paymentsOfOrder(ctx.reader, input.id)) {
    const isAnswered = id !== planned.value.supplementId;
    const performed = await performPayment(ctx, id, { isAnswered });
    if (!performed.ok) return performed;
  }
  return accept(await viewOrder(ctx, input.id));
}

type Work = {
  readonly ctx: Context;
  readonly tx: Tx;
  readonly now: Instant;
  readonly input: RescheduleOrder;
};
type Planned = { readonly supplementId: string | null };

async function reschedule(work: Work): Promise<Answer<Planned>> {
  const { ctx, tx, now, input } = work;
  const order = await lockOrder(tx, input.id);
  if (!order || !mayReadOrder(ctx, order, input.accessToken)) return refuse({ reason: 'not-found' });
  const { cancelHoursBefore } = (await termsOfVersion(tx, order.dealId, order.dealVersion)).terms;
  const isMoving = (await pendingReschedule(tx, order.id)) !== null;
  const claim = await claimOfOrder(tx, order.id);
  const isClaimed = claim?.status === 'open' || claim?.status === 'contested';
  const { start, status, as } = order;
  const allowed = mayReschedule({ now, start, cancelHoursBefore, status, as, isMoving, isClaimed });
  if (!allowed.ok) return allowed;
  if (await isUsed(tx, order.id)) return refuse({ reason: 'not-reschedulable', status: 'used' });
  // Whoever had no answer asks again: the visit is there already.
  if (start === input.start) return accept({ supplementId: null });
  // Without a payment the old time is given up first: times that overlap it can be had too.
  if (!input.payment) await releasePlaces(tx, order);
  const { dealId, quantity } = order;
  const priced = await priceVisit(tx, { dealId, start: input.start, quantity, as: 'solo' }, now);
  if (!priced.ok) return priced;
  const price = { amount: priced.value.priceMinor, currency: order.currency };
  if (isDearer(price, input.seenPrice)) return refuse({ reason: 'price-changed', price });
  const taken = await takeVisit(tx, priced.value, now);
  if (!taken.ok) return taken;
  return keep(work, order, movedTo(priced.value, taken.value.placesTaken));
}

async function keep(work: Work, order: OrderRow, after: Moved): Promise<Answer<Planned>> {
  const { tx, now, input } = work;
  const differenceMinor = after.priceMinor - order.priceMinor;
  const isPending = differenceMinor > 0;
  if (isPending && !input.payment) return refuse({ reason: 'payment-missing', differenceMinor });
  const row = { id: newId('move'), orderId: order.id, before: movedOf(order), after, differenceMinor };
  const ended = isPending ? { status: 'pending' as const } : { status: 'done' as const, endedAt: now };
  await insertReschedule(tx, { ...row, ...ended, createdAt: now });
  if (isPending) return accept({ supplementId: await planSupplement(work, order, row) });
  if (input.payment) await releasePlaces(tx, order);
  await moveOrder(work, { order, after, event: row.id });
  const amountMinor = minor(-differenceMinor);
  await giveBack(work, { order: { ...order, ...after }, amountMinor, cause: 'reschedule' });
  return accept({ supplementId: null });
}

async function planSupplement(
  { tx, now, input }: Work,
  order: OrderRow,
  { id: purpose, differenceMinor }: { id: string; differenceMinor: number },
): Promise<string> {
  const id = newId('payment');
  const { currency } = order;
  await insertPayment(tx, {
    ...{ id, orderId: order.id, purpose, currency },
    status: 'started',
    cardToken: input.payment?.token ?? '',
    authorisedMinor: differenceMinor,
    createdAt: now,
  });
  const act = { id: newId('act'), paymentId: id, kind: 'authorise' as const, cause: 'reschedule' };
  await planAct(tx, { ...act, amountMinor: differenceMinor, startedAt: now });
  return id;
}

function movedTo(priced: Priced, placesTaken: number): Moved {
  const { dealVersion, start, endAt, freeAt, places, isDiscounted, listPriceMinor, priceMinor } =
    promiseOf(priced);
  const { offBps, slot } = priced;
  return {
    ...{ dealVersion, start, endAt, freeAt, places, placesTaken, isDiscounted, listPriceMinor, priceMinor },
    ...{ offBps, because: slot.because },
  };
}

async function isUsed(tx: Tx, orderId: string): Promise<boolean> {
  return (await vouchersOfOrder(tx, orderId)).some((voucher) => voucher.usesLeft < voucher.usesTotal);
}
