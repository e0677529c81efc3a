import { termsOfVersion } from '@/db/deals/deal-terms';
import { findGroup } from '@/db/groups/groups';
import { ordersOfPerson } from '@/db/orders/order-lists';
import type { OrderRow } from '@/db/orders/orders';
import { accept } from '@/domain/kernel/result';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import { readAfter, writeAfter } from '../cursors.input';
import { type BoughtView, boughtView } from './bought-view';
import type { ListOrders } from './list-orders.input';
import { basicsOf, groupView, type OrderView } from './order-view';

export type OrderList = {
  readonly items: readonly (OrderView & BoughtView)[];
  readonly nextCursor: string | null;
};

/** A person's own orders, newest first, without the codes of their vouchers. */
export async function listOrders(ctx: Context, input: ListOrders): Promise<Answer<OrderList>> {
  const person = authorizePerson(ctx);
  if (!person.ok) return person;
  const page = { limit: input.limit + 1, before: readAfter(input.cursor) };
  const rows = await ordersOfPerson(ctx.reader, person.value.personId, page);
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  const more = last && rows.length > input.limit ? writeAfter({ at: last.createdAt, id: last.id }) : null;
  return accept({ items: await Promise.all(shown.map((row) => itemOf(ctx, row))), nextCursor: more });
}

async function itemOf(ctx: Context, order: OrderRow): Promise<OrderView & BoughtView> {
  const sold = await termsOfVersion(ctx.reader, order.dealId, order.dealVersion);
  const row = order.groupId ? await findGroup(ctx.reader, order.groupId) : null;
  const group = row && groupView(row);
  const bought = boughtView({ order, sold, group, now: ctx.clock.now() });
  return { ...basicsOf(order, sold.venue.timeZone), group, ...bought };
}
