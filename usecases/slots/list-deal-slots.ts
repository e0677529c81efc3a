import { findDealByKey, termsOfVersion } from '@/db/deals/deal-terms';
import { bookableSlots } from '@/db/slots/slot-lists';
import { accept, refuse } from '@/domain/kernel/result';
import { pricedWeek } from '@/domain/pricing/week';
import { daysBetween } from '@/domain/time/zone';
import type { Answer, Context } from '../context';
import type { ListDealSlots } from './list-deal-slots.input';
import { type SlotView, slotView } from './slot-view';

const daysMax = 31;

/** Every bookable start of these days, both included, with its price for the quantity. A deal that does not sell has none. */
export async function listDealSlots(ctx: Context, input: ListDealSlots): Promise<Answer<SlotView[]>> {
  const { from, until, quantity } = input;
  const days = daysBetween(from, until) + 1;
  if (days < 1 || days > daysMax) return refuse({ reason: 'malformed', errors: [tooManyDays] });
  const deal = await findDealByKey(ctx.reader, input.id);
  if (!deal || deal.liveVersion === null) return refuse({ reason: 'not-found' });
  if (deal.status === 'paused') return accept([]);
  if (deal.status !== 'live') return refuse({ reason: 'not-found' });
  const { terms, package: pkg, venue } = await termsOfVersion(ctx.reader, deal.id, deal.liveVersion);
  const now = ctx.clock.now();
  if (now < terms.salesFrom || now >= terms.salesUntil) return accept([]);
  const week = pricedWeek({ terms, package: pkg, venue, busyness: venue.busyness });
  const asked = { from, until, quantity, now };
  const shown = await bookableSlots(ctx.reader, { dealId: deal.id, venueId: venue.id, week }, asked);
  const setting = { quantity, currency: pkg.currency, timeZone: venue.timeZone };
  return accept(shown.map((one) => slotView(one, setting)));
}

const tooManyDays = {
  path: 'until',
  code: 'out-of-range',
  message: 'At least one day and at most 31, both included.',
};
