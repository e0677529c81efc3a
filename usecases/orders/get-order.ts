import { termsOfVersion } from '@/db/deals/deal-terms';
import { findOrder } from '@/db/orders/orders';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { type BoughtView, boughtView } from './bought-view';
import type { GetOrder } from './get-order.input';
import { type OrderView, viewOrder } from './order-view';
import { mayReadOrder } from './parts/order-access';

/** One's own order, or a guest's by its token, with what was bought and until when it may be cancelled. */
export async function getOrder(ctx: Context, input: GetOrder): Promise<Answer<OrderView & BoughtView>> {
  const order = await findOrder(ctx.reader, input.id);
  if (!order || !mayReadOrder(ctx, order, input.accessToken)) return refuse({ reason: 'not-found' });
  const sold = await termsOfVersion(ctx.reader, order.dealId, order.dealVersion);
  const view = await viewOrder(ctx, order.id);
  return accept({ ...view, ...boughtView({ order, sold, group: view.group, now: ctx.clock.now() }) });
}
