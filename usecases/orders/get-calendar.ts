import ical from 'ical-generator';
import { termsOfVersion } from '@/db/deals/deal-terms';
import { findOrder } from '@/db/orders/orders';
import { accept, refuse } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import type { Answer, Context } from '../context';
import type { GetOrder } from './get-order.input';
import { mayReadOrder } from './parts/order-access';

/** The visit as a calendar file: whoever may read the order may have it. */
export async function getCalendar(ctx: Context, { id, accessToken }: GetOrder): Promise<Answer<string>> {
  const order = await findOrder(ctx.reader, id);
  if (!order || !mayReadOrder(ctx, order, accessToken)) return refuse({ reason: 'not-found' });
  const { version, venue } = await termsOfVersion(ctx.reader, order.dealId, order.dealVersion);
  const calendar = ical({ name: 'Offpeak', prodId: { company: 'offpeak', product: 'offpeak' } });
  calendar.createEvent({
    id: `${order.id}@offpeak`,
    start: isoOf(order.start),
    end: isoOf(order.endAt),
    stamp: isoOf(order.createdAt),
    summary: `${version.title} at ${venue.name}`,
    location: [venue.address, venue.city].filter(Boolean).join(', '),
    description: `Your order: ${ctx.appUrl}/orders/${order.id}`,
  });
  return accept(calendar.toString());
}
