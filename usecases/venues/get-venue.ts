import { findVenue } from '@/db/deals/deal-terms';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { venueView } from '../deals/deal-view';
import type { GetVenue } from './get-venue.input';

export type VenueView = ReturnType<typeof venueView>;

/** What everybody may know of a venue. */
export async function getVenue(ctx: Context, { id }: GetVenue): Promise<Answer<VenueView>> {
  const venue = await findVenue(ctx.reader, id);
  return venue ? accept(venueView(venue)) : refuse({ reason: 'not-found' });
}
