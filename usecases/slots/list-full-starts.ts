import { findDealByKey, termsOfVersion } from '@/db/deals/deal-terms';
import { bookableSlots } from '@/db/slots/slot-lists';
import { accept, refuse } from '@/domain/kernel/result';
import { type Money, times } from '@/domain/money/money';
import { listSlotsOfWeek } from '@/domain/pricing/list-slots';
import { pricedWeek } from '@/domain/pricing/week';
import { isoOf } from '@/domain/time/iso';
import type { Answer, Context } from '../context';
import type { ListFullStarts } from './list-full-starts.input';
import { nothingTaken } from './parts/pricing';

/** A start nobody can book now, and what a place there costs while there are any. */
export type FullStart = { readonly start: string; readonly local: string; readonly price: Money };

/** The starts of a day that are full for the quantity: what one may wait for. A deal that does not sell has none. */
export async function listFullStarts(ctx: Context, input: ListFullStarts): Promise<Answer<FullStart[]>> {
  const { day, quantity } = input;
  const deal = await findDealByKey(ctx.reader, input.id);
  if (!deal || deal.liveVersion === null) return refuse({ reason: 'not-found' });
  const { terms, package: pkg, venue } = await termsOfVersion(ctx.reader, deal.id, deal.liveVersion);
  const now = ctx.clock.now();
  if (deal.status !== 'live' || now < terms.salesFrom || now >= terms.salesUntil) return accept([]);
  const week = pricedWeek({ terms, package: pkg, venue, busyness: venue.busyness });
  const asked = { from: day, until: day, quantity, now };
  const free = await bookableSlots(ctx.reader, { dealId: deal.id, venueId: venue.id, week }, asked);
  const known = new Set(
    free.filter(({ slot }) => isFree(slot, quantity * pkg.seatsPerUnit)).map(({ slot }) => slot.start),
  );
  const full = listSlotsOfWeek(week, { ...asked, ...nothingTaken }).filter(({ start }) => !known.has(start));
  return accept(
    full.map(({ start, local, priceMinor }) => ({
      start: isoOf(start),
      local,
      price: { amount: times(priceMinor, quantity), currency: pkg.currency },
    })),
  );
}

/** The last places may wait for a group: the list shows them, and alone they cannot be had. */
function isFree({ seatsLeft }: { seatsLeft: number }, places: number): boolean {
  return seatsLeft >= places;
}
