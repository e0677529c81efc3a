import type { GroupRow } from '@/db/groups/groups';
import { becomeMember, returnMember } from '@/db/groups/members';
import { moveOrderRow, type OrderRow } from '@/db/orders/orders';
import type { PaymentRow } from '@/db/orders/payments';
import { postOrderLetter } from '../../orders/parts/letters';
import { planMoney, type Work } from './group-money';

type Entering = { readonly order: OrderRow; readonly payment: PaymentRow; readonly groupId: string };

/**
 * The payment of an order gave its word, and its payer is in from this instant on: for the first time, or again after a
 * card had failed. Null where the group takes nobody any more. Page: docs/rules/groups.md.
 */
export async function enterGroup(
  { ctx, tx, now }: Work,
  { order, payment, groupId }: Entering,
): Promise<GroupRow | null> {
  if (order.status !== 'pending' && order.status !== 'action-required') return null;
  const isMended = order.graceUntil !== null;
  const enter = isMended ? returnMember : becomeMember;
  const group = await enter(tx, { groupId, orderId: order.id, now });
  if (!group) return null;
  await moveOrderRow(tx, {
    orderId: order.id,
    ...(payment.canHold ? { act: 'authorise' } : { act: 'take', set: { paidAt: now } }),
  });
  const kind = payment.canHold ? 'joined' : 'joined-paid';
  if (!isMended) await postOrderLetter(tx, { ctx, order, kind, now });
  // After the close the price is known, and nobody else will ask for it.
  else if (group.closedAt !== null)
    await planMoney(
      { ctx, tx, now },
      { paymentId: payment.id, kind: 'capture', amountMinor: order.priceMinor, cause: 'tip' },
    );
  return group;
}
