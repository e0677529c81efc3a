import { accessHash } from '@/db/order-access';
import type { orders } from '@/db/tables/orders';
import type { Context } from './context';

type Owned = Pick<typeof orders.$inferSelect, 'personId' | 'accessTokenHash'>;

/** The buyer's own, or a guest's who shows the token. */
export function mayReadOrder(ctx: Context, order: Owned, accessToken: string | undefined): boolean {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === order.personId) return true;
  return accessToken !== undefined && order.accessTokenHash === accessHash(ctx.secrets, accessToken);
}
