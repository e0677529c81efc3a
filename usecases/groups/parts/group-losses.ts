import { termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup } from '@/db/groups/groups';
import { callOffGroup, leaveGroup, suspendMember } from '@/db/groups/members';
import {
  countLostOrders,
  listGracedOrders,
  listGroupOrders,
  lockOrder,
  moveOrderRow,
  type OrderRow,
} from '@/db/orders/orders';
import { finishAct, listOpenActs } from '@/db/orders/payment-acts';
import { paymentOfOrder, setPayment } from '@/db/orders/payments';
import { refundVouchers } from '@/db/vouchers/unused-vouchers';
import { graceMinutes, isCalledOff } from '@/domain/groups/losses';
import { given } from '@/domain/kernel/must';
import { minuteMs } from '@/domain/time/zone';
import { postOrderLetter } from '../../orders/parts/letters';
import { giveBack, leftOf } from '../../refunds/parts/give-back';
import { releaseLimits, releasePlaces, stopJoining } from '../../slots/parts/seats';
import { planMoney, type Work } from './group-money';
import { succeed } from './leaving';
import { givePlaceToPledge } from './pledge-round';

/**
 * The card of a member failed when its money was due: the place is kept for half an hour, in which another card may be
 * named. False where there is nothing to keep it for. Page: docs/rules/groups.md.
 */
export async function keepPlace(work: Work, order: OrderRow): Promise<boolean> {
  const { tx, now } = work;
  const group = order.groupId ? await findGroup(tx, order.groupId) : null;
  if (!group || group.status === 'failed' || group.calledOffAt !== null) return false;
  // Before it tips a place is kept no longer than joining goes on.
  const last = group.status === 'tipped' ? order.start : group.closesAt;
  const graceUntil = Math.min(order.graceUntil ?? now + graceMinutes * minuteMs, last);
  if (graceUntil <= now) return false;
  const set = { graceUntil };
  const kept = await moveOrderRow(tx, { orderId: order.id, act: 'ask-action', from: ['authorised'], set });
  if (!kept) return false;
  await suspendMember(tx, group.id);
  await postOrderLetter(tx, { ...work, order: kept, kind: 'mend-card' });
  return true;
}

/** No other card came in time: the place goes to a pledge that waits for it, or is free; then the deal's tolerance decides. */
export async function endGrace(work: Work, orderId: string): Promise<void> {
  const { tx, now } = work;
  const order = await lockOrder(tx, orderId);
  if (!order?.groupId || order.graceUntil === null || order.graceUntil > now) return;
  const payment = given(await paymentOfOrder(tx, order.id), 'an order has a payment');
  // Nobody knows yet whether the new card gave its word: recovery finds out first.
  if (payment.status === 'started' || payment.status === 'unknown') return;
  const set = { endedAt: now, placesTaken: 0 };
  const ended = await moveOrderRow(tx, { orderId, act: 'decline', from: ['action-required'], set });
  if (!ended) return;
  for (const act of await listOpenActs(tx, payment.id))
    await finishAct(tx, { actId: act.id, status: 'declined', now });
  if (payment.status === 'action-required') {
    await setPayment(tx, payment.id, { status: 'declined' });
    await planMoney(work, { paymentId: payment.id, kind: 'void', amountMinor: 0, cause: 'abandoned' });
  }
  await releasePlaces(tx, order);
  await stopJoining(tx, order.groupId);
  await releaseLimits(tx, order);
  await postOrderLetter(tx, { ...work, order, kind: 'declined' });
  await loseMember(work, { groupId: order.groupId, orderId: order.id });
}

/** A place that was kept for another card is free: the lead goes on, a pledge may take it, and the tolerance is asked. */
export async function loseMember(
  work: Work,
  { groupId, orderId }: { groupId: string; orderId: string },
): Promise<void> {
  const group = given(await findGroup(work.tx, groupId), 'the group of an order exists');
  await succeed(work, group, orderId);
  await givePlaceToPledge(work, groupId);
  await judgeLosses(work, groupId);
}

/** Once the group is closed and no card is being mended: too many lost, and everybody gets the money back. */
export async function judgeLosses(work: Work, groupId: string): Promise<void> {
  const { tx } = work;
  const group = given(await findGroup(tx, groupId), 'a group that is judged exists');
  if (group.status !== 'tipped' || group.closedAt === null) return;
  const { terms } = await termsOfVersion(tx, group.dealId, group.dealVersion);
  if ((await listGracedOrders(tx, groupId)).length > 0) return;
  const lost = await countLostOrders(tx, groupId);
  const { members, threshold } = group;
  if (isCalledOff({ lost, members, threshold, tolerance: terms.group?.tolerance }))
    await callOff(work, groupId);
}

async function callOff(work: Work, groupId: string): Promise<void> {
  const called = await callOffGroup(work.tx, groupId, work.now);
  if (!called) return;
  for (const order of await listGroupOrders(work.tx, groupId, ['paid', 'authorised']))
    await giveAllBack(work, order);
}

async function giveAllBack(work: Work, order: OrderRow): Promise<void> {
  const { tx, now } = work;
  if (!(await refundVouchers(tx, order.id))) return;
  const act = order.status === 'paid' ? 'refund' : 'cancel';
  const set = { endedAt: now, placesTaken: 0 };
  const moved = await moveOrderRow(tx, { orderId: order.id, act, from: [order.status], set });
  if (!moved) return;
  await releasePlaces(tx, order);
  await releaseLimits(tx, order);
  if (order.groupId) await leaveGroup(tx, order.groupId);
  await postOrderLetter(tx, { ...work, order, kind: 'group-called-off' });
  // A capture still under way is given back when its answer comes.
  const amountMinor = await leftOf(tx, order.id);
  if (amountMinor > 0) await giveBack(work, { order, amountMinor, cause: 'called-off' });
}
