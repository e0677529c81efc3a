import { accessHash, accessTokenOf } from '@/db/orders/order-access';
import type { orders } from '@/db/tables/orders';
import type { Context } from '../../context';

type Owned = Pick<typeof orders.$inferSelect, 'personId' | 'accessTokenHash'>;

/** The buyer's own, or a guest's who shows the token. */
export function mayReadOrder(ctx: Context, order: Owned, accessToken: string | undefined): boolean {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === order.personId) return true;
  return accessToken !== undefined && order.accessTokenHash === accessHash(ctx.secrets, accessToken);
}

type Linked = { readonly id: string; readonly personId: string | null };

/** The address of an order: a guest's carries the token that lets them read it. */
export function orderLink(ctx: Context, order: Linked): string {
  return `${ctx.appUrl}/orders/${order.id}${tokenOf(ctx, order)}`;
}

/** The address of its calendar file. */
export function calendarLink(ctx: Context, order: Linked): string {
  return `${ctx.appUrl}/api/v1/orders/${order.id}/calendar${tokenOf(ctx, order)}`;
}

function tokenOf(ctx: Context, { id, personId }: Linked): string {
  return personId === null ? `?accessToken=${accessTokenOf(ctx.secrets, id)}` : '';
}
