import type { GroupRow } from '@/db/groups/groups';
import { leaveGroup, passLead } from '@/db/groups/members';
import { listGroupOrders, type OrderRow } from '@/db/orders/orders';
import type { Tx } from '@/db/store';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { postOrderLetter } from '../../orders/parts/letters';
import { fitReservation } from '../../slots/parts/seats';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/** A member is out; its order has ended in this transaction. The place is free again, and the lead goes on. Page: docs/rules/groups.md. */
export async function leave(work: Work, order: OrderRow): Promise<void> {
  if (order.groupId === null) return;
  const group = await leaveGroup(work.tx, order.groupId);
  if (!group) return;
  if (group.closedAt === null) await fitReservation(work.tx, group);
  await succeed(work, group, order.id);
}

/** Whoever has been in longest leads next, and is told; once, and nobody where nobody is left. */
export async function succeed(work: Work, group: GroupRow, orderId: string): Promise<void> {
  if (group.leaderOrderId !== orderId) return;
  const { tx } = work;
  const [next] = await listGroupOrders(tx, group.id, ['authorised', 'taken', 'paid']);
  const passed = await passLead(tx, { groupId: group.id, from: orderId, to: next?.id ?? null });
  if (passed && next) await postOrderLetter(tx, { ...work, order: next, kind: 'leads' });
}
