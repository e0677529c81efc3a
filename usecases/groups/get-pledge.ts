import { findPledge } from '@/db/groups/pledges';
import { findOrder } from '@/db/orders/orders';
import { findVenue } from '@/db/venues';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { type OrderView, viewOrder } from '../orders/order-view';
import { mayReadOrder } from '../orders/parts/order-access';
import type { GetPledge } from './get-pledge.input';
import { type PledgeView, pledgeView } from './pledge-view';

/** One's own pledge, or a guest's by the token of its order: which hours, until when, and what became of it. */
export async function getPledge(
  ctx: Context,
  { id, accessToken }: GetPledge,
): Promise<Answer<PledgeView & { readonly order: OrderView }>> {
  const order = await findOrder(ctx.reader, id);
  if (!order || !mayReadOrder(ctx, order, accessToken)) return refuse({ reason: 'not-found' });
  const pledge = await findPledge(ctx.reader, id);
  if (!pledge) return refuse({ reason: 'not-found' });
  const venue = given(await findVenue(ctx.reader, order.venueId), 'the venue of an order exists');
  const { currency } = order;
  const view = pledgeView(pledge, { currency, timeZone: venue.timeZone });
  return accept({ ...view, order: await viewOrder(ctx, id) });
}
