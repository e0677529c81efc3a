import { accessHash, accessTokenOf } from '@/db/orders/order-access';
import type { orders } from '@/db/tables/orders';
import type { Context } from '../../context';

type Owned = Pick<typeof orders.$inferSelect, 'personId' | 'accessTokenHash'>;

/** The buyer's own, or a guest's who shows the token. */
export function mayReadOrder(ctx: Context, order: Owned, accessToken: string | undefined): boolean {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === order.personId) return true;
  return accessToken !== undefined && order.accessTokenHash === accessHash(ctx.secrets, accessToken);
}

/** The address of an order: a guest's carries the token that lets them read it. */
export function orderLink(ctx: Context, { id, personId }: { id: string; personId: string | null }): string {
  const token = personId === null ? `?accessToken=${accessTokenOf(ctx.secrets, id)}` : '';
  return `${ctx.appUrl}/orders/${id}${token}`;
}
