import { termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup, leaveGroup } from '@/db/groups/groups';
import { accessHash } from '@/db/orders/order-access';
import { lockOrder, moveOrderRow, type OrderRow } from '@/db/orders/orders';
import { getPayment, listActs, paymentOfOrder, planAct } from '@/db/orders/payments';
import type { Tx } from '@/db/store';
import { firstRedemption } from '@/db/vouchers/redemptions';
import { refundVouchers } from '@/db/vouchers/voucher-refunds';
import { vouchersOfOrder } from '@/db/vouchers/vouchers';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept, refuse } from '@/domain/kernel/result';
import { type CancelRefusal, mayCancel } from '@/domain/orders/cancel';
import type { Instant } from '@/domain/time/wall';
import type { Answer, Context } from '../context';
import { fitReservation, releaseLimits, releasePlaces } from '../slots/parts/seats';
import type { CancelOrder } from './cancel-order.input';
import { type MoneyView, type OrderView, viewOrder } from './order-view';
import { postOrderLetter } from './parts/letters';
import { performPayment } from './parts/payment-acts';

export type Refund = {
  readonly amount: MoneyView;
  /** `none`: nothing was taken. `pending`: the provider has not answered yet. */
  readonly status: 'none' | 'pending' | 'sent' | 'failed';
  readonly reference: string | null;
};
export type Cancelled = { readonly order: OrderView; readonly refund: Refund };

/** Cancels free of charge while the deal's hours allow it; leaving a group that has not tipped is always free. */
export async function cancelOrder(ctx: Context, input: CancelOrder): Promise<Answer<Cancelled>> {
  const planned = await ctx.transaction((tx, now) => cancel({ ctx, tx, now }, input));
  if (!planned.ok) return planned;
  await performPayment(ctx, planned.value, { isAnswered: true });
  return accept({ order: await viewOrder(ctx, input.id), refund: await refundOf(ctx, planned.value) });
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

async function cancel(work: Work, input: CancelOrder): Promise<Answer<string>> {
  const { ctx, tx, now } = work;
  const order = await lockOrder(tx, input.id);
  if (!order || !isBuyer(ctx, order, input.accessToken)) return refuse({ reason: 'not-found' });
  const { terms } = await termsOfVersion(tx, order.dealId, order.dealVersion);
  const group = order.groupId ? await findGroup(tx, order.groupId) : null;
  const { start, status } = order;
  const { cancelHoursBefore } = terms;
  const allowed = mayCancel({ now, start, status, cancelHoursBefore, groupStatus: group?.status ?? null });
  if (!allowed.ok && allowed.refusal.reason === 'too-late-to-cancel' && (await isUsed(tx, order.id)))
    return usedRefusal(tx, order.id);
  if (!allowed.ok) return refuse(refusalOf(allowed.refusal, status));
  if (!(await refundVouchers(tx, order.id))) return usedRefusal(tx, order.id);
  return accept(await giveBack(work, order));
}

async function giveBack(work: Work, order: OrderRow): Promise<string> {
  const { tx, now } = work;
  const payment = given(await paymentOfOrder(tx, order.id), 'an order has a payment');
  const isPaid = order.status === 'paid';
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
  const group = order.groupId ? await leaveGroup(tx, order.groupId) : null;
  if (group && group.closedAt === null) await fitReservation(tx, group);
  const amountMinor = isPaid ? payment.capturedMinor - payment.refundedMinor : 0;
  const act = {
    id: newId('act'),
    paymentId: payment.id,
    kind: isPaid ? ('refund' as const) : ('void' as const),
  };
  await planAct(tx, { ...act, amountMinor, cause: 'cancel', startedAt: now });
  await postOrderLetter(tx, { ...work, order, kind: 'cancelled' });
  return payment.id;
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

function isBuyer(ctx: Context, order: OrderRow, accessToken: string | undefined): boolean {
  if (ctx.actor.kind === 'person' && order.personId === ctx.actor.personId) return true;
  return accessToken !== undefined && order.accessTokenHash === accessHash(ctx.secrets, accessToken);
}

async function refundOf(ctx: Context, paymentId: string): Promise<Refund> {
  const acts = await listActs(ctx.reader, paymentId);
  const act = acts.findLast((one) => one.kind === 'refund');
  const payment = given(await getPayment(ctx.reader, paymentId), 'a payment that was asked for exists');
  const amount = { amount: act?.amountMinor ?? 0, currency: payment.currency };
  if (!act) return { amount, status: 'none', reference: null };
  return { amount, status: statusOf(act.status), reference: act.reference };
}

function statusOf(status: 'started' | 'done' | 'declined' | 'failed' | 'unknown'): Refund['status'] {
  if (status === 'done') return 'sent';
  return status === 'failed' || status === 'declined' ? 'failed' : 'pending';
}
