import { ordersOfMerchant } from '@/db/orders/order-lists';
import type { OrderRow } from '@/db/orders/orders';
import { accept } from '@/domain/kernel/result';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { readAfter, writeAfter } from '../cursors.input';
import { merchantDay } from '../settlement/parts/merchant-days';
import type { ListMerchantOrders } from './list-merchant-orders.input';
import { basicsOf } from './order-view';

export type MerchantOrderList = {
  readonly day: string;
  readonly timeZone: string;
  readonly items: readonly ReturnType<typeof itemOf>[];
  readonly nextCursor: string | null;
};

/** Who comes on a day, in the order of time. A guest's address stays with us. */
export async function listMerchantOrders(
  ctx: Context,
  { id, day: asked, limit, cursor }: ListMerchantOrders,
): Promise<Answer<MerchantOrderList>> {
  const scope = authorizeMerchant(ctx, id, ['manager', 'clerk', 'accountant']);
  if (!scope.ok) return scope;
  const now = ctx.clock.now();
  const { day, timeZone, span } = await merchantDay(ctx.reader, { merchantId: id, day: asked, now });
  const page = { span, limit: limit + 1, after: readAfter(cursor) };
  const rows = await ordersOfMerchant(ctx.reader, id, page);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = last && rows.length > limit ? writeAfter({ at: last.start, id: last.id }) : null;
  return accept({ day, timeZone, items: shown.map((row) => itemOf(row, timeZone)), nextCursor: more });
}

function itemOf(order: OrderRow, timeZone: string) {
  const { venueId, name, places, groupId } = order;
  // Nobody comes yet whose group is open, though the money may be here.
  const waits = order.status === 'taken' ? { status: 'authorised' as const } : {};
  return { ...basicsOf(order, timeZone), ...waits, venueId, name: name || 'Guest', places, groupId };
}
