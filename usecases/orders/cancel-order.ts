import { termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup } from '@/db/groups/groups';
import { accessHash } from '@/db/orders/order-access';
import { lockOrder, moveOrderRow, type OrderRow } from '@/db/orders/orders';
import { planAct } from '@/db/orders/payment-acts';
import { type PaymentRow, paymentOfOrder, paymentsOfOrder } from '@/db/orders/payments';
import { pendingReschedule } from '@/db/orders/reschedules';
import { type RefundRow, refundsOfOrder } from '@/db/refunds/refunds';
import type { Tx } from '@/db/store';
import { firstRedemption } from '@/db/vouchers/redemptions';
import { refundVouchers } from '@/db/vouchers/unused-vouchers';
import { vouchersOfOrder } from '@/db/vouchers/vouchers';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept, refuse } from '@/domain/kernel/result';
import type { Money } from '@/domain/money/money';
import { type CancelRefusal, mayCancel, waitingIn } from '@/domain/orders/cancel';
import type { Instant } from '@/domain/time/wall';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { loseMember } from '../groups/parts/group-losses';
import { leave } from '../groups/parts/leaving';
import { performPayment } from '../payments/parts/payment-acts';
import { giveBack, leftOf } from '../refunds/parts/give-back';
import { releaseLimits, releasePlaces } from '../slots/parts/seats';
import type { CancelOrder } from './cancel-order.input';
import { type OrderView, viewOrder } from './order-view';
import { callOff } from './parts/giving-up';
import { postOrderLetter } from './parts/letters';
import { withdrawalOf } from './parts/withdrawal';

export type Refund = {
  readonly amount: Money;
  /** `none`: nothing was taken. `pending`: the provider has not answered yet. */
  readonly status: 'none' | 'pending' | 'sent' | 'failed';
  readonly reference: string | null;
};
export type Cancelled = { readonly order: OrderView; readonly refund: Refund };

/**
 * Cancels free of charge while the deal's hours allow it; leaving a group that has not tipped is always free. Whoever runs
 * the venue may call a visit off until it is over: its guest gets everything back.
 */
export async function cancelOrder(ctx: Context, input: CancelOrder): Promise<Answer<Cancelled>> {
  const planned = await ctx.transaction((tx, now) => cancel({ ctx, tx, now }, input));
  if (!planned.ok) return planned;
  for (const { id } of await paymentsOfOrder(ctx.reader, input.id)) {
    await performPayment(ctx, id, { isAnswered: true });
  }
  const order = await viewOrder(ctx, input.id);
  return accept({ order, refund: await refundOf(ctx, order) });
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

async function cancel(work: Work, input: CancelOrder): Promise<Answer<null>> {
  const { ctx, tx, now } = work;
  const order = await lockOrder(tx, input.id);
  const side = order ? sideOf(ctx, order, input.accessToken) : null;
  if (!order || !side) return refuse({ reason: 'not-found' });
  if (await pendingReschedule(tx, order.id)) {
    return refuse({ reason: 'not-cancellable', status: 'being moved' });
  }
  const sold = await termsOfVersion(tx, order.dealId, order.dealVersion);
  const group = order.groupId ? await findGroup(tx, order.groupId) : null;
  const { start, status } = order;
  const { cancelHoursBefore } = sold.terms;
  const groupStatus = waitingIn(order.as, group);
  const rights = {
    cancelHoursBefore,
    groupStatus,
    withdrawUntil: side === 'venue' ? order.endAt : withdrawalOf(order, sold),
  };
  const allowed = mayCancel({ now, start, status, ...rights });
  if (!allowed.ok && allowed.refusal.reason === 'too-late-to-cancel' && (await isUsed(tx, order.id)))
    return usedRefusal(tx, order.id);
  if (!allowed.ok) return refuse(refusalOf(allowed.refusal, status));
  if (!(await refundVouchers(tx, order.id))) return usedRefusal(tx, order.id);
  await end(work, order, side === 'venue' ? 'called-off' : 'cancelled');
  return accept(null);
}

async function end(work: Work, order: OrderRow, kind: 'called-off' | 'cancelled'): Promise<void> {
  const { tx, now } = work;
  const payment = given(await paymentOfOrder(tx, order.id), 'an order has a payment');
  const isPaid = order.status === 'paid' || order.status === 'taken';
  const set = { endedAt: now, placesTaken: 0 };
  const moved = await moveOrderRow(tx, {
    orderId: order.id,
    act: isPaid ? 'refund' : 'cancel',
    from: [order.status],
    set,
  });
  given(moved, 'an order read in this transaction keeps its status in it');
  await releasePlaces(tx, order);
  await releaseLimits(tx, order);
  if (order.status !== 'action-required') await leave(work, order);
  const backMinor = await letGo(work, { order, payment, isPaid });
  if (order.groupId && order.graceUntil !== null && order.status === 'action-required')
    await loseMember(work, { groupId: order.groupId, orderId: order.id });
  await postOrderLetter(tx, { ...work, order, kind, backMinor });
}

/** What was taken goes back, what was only held is let go. @returns what goes back. */
async function letGo(
  work: Work,
  { order, payment, isPaid }: { order: OrderRow; payment: PaymentRow; isPaid: boolean },
): Promise<number> {
  if (isPaid) {
    const amountMinor = await leftOf(work.tx, order.id);
    await giveBack(work, { order, amountMinor, cause: 'cancel' });
    return amountMinor;
  }
  if (order.status === 'action-required') {
    await callOff(work, { order, payment, cause: 'cancel' });
    return 0;
  }
  const act = { id: newId('act'), paymentId: payment.id, kind: 'void' as const };
  await planAct(work.tx, { ...act, amountMinor: 0, cause: 'cancel', startedAt: work.now });
  return 0;
}

function refusalOf(refusal: CancelRefusal, status: string): Refusal {
  switch (refusal.reason) {
    case 'too-late-to-cancel':
    case 'already-cancelled':
      return refusal;
    case 'already-redeemed':
    case 'order-pending':
      return { reason: 'not-cancellable', status };
  }
}

async function isUsed(tx: Tx, orderId: string): Promise<boolean> {
  return (await vouchersOfOrder(tx, orderId)).some((voucher) => voucher.usesLeft < voucher.usesTotal);
}

/** Names when and where the voucher was used first. */
async function usedRefusal(tx: Tx, orderId: string): Promise<Answer<never>> {
  const used = (await vouchersOfOrder(tx, orderId)).find((voucher) => voucher.usesLeft < voucher.usesTotal);
  const first = used ? await firstRedemption(tx, used.id) : null;
  if (!first) return refuse({ reason: 'already-cancelled' });
  return refuse({ reason: 'already-redeemed', firstRedeemedAt: first.redeemedAt, firstDevice: first.device });
}

function sideOf(ctx: Context, order: OrderRow, accessToken: string | undefined): 'venue' | 'buyer' | null {
  if (authorizeMerchant(ctx, order.merchantId, ['manager']).ok) return 'venue';
  return isBuyer(ctx, order, accessToken) ? 'buyer' : null;
}

function isBuyer(ctx: Context, order: OrderRow, accessToken: string | undefined): boolean {
  if (ctx.actor.kind === 'person' && order.personId === ctx.actor.personId) return true;
  return accessToken !== undefined && order.accessTokenHash === accessHash(ctx.secrets, accessToken);
}

async function refundOf(ctx: Context, order: OrderView): Promise<Refund> {
  const refunds = (await refundsOfOrder(ctx.reader, order.id))
    .map(({ refund }) => refund)
    .filter(({ cause }) => cause === 'cancel');
  const { currency } = order.price;
  const amount = { amount: refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0), currency };
  const statuses = refunds.map(({ status }) => outwardStatus[status]);
  const status = worstFirst.find((one) => statuses.includes(one)) ?? 'none';
  return { amount, status, reference: refunds.find(({ means }) => means === 'card')?.reference ?? null };
}

const worstFirst = ['failed', 'pending', 'sent'] as const;

/** The contract's four words for it; the order itself tells the whole timeline. */
const outwardStatus: Readonly<Record<RefundRow['status'], Refund['status']>> = {
  requested: 'pending',
  approved: 'pending',
  proposed: 'pending',
  sent: 'pending',
  confirmed: 'sent',
  failed: 'failed',
  'action-needed': 'failed',
};
