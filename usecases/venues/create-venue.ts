import { recordAudit } from '@/db/audit';
import { insertVenue } from '@/db/venues';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import { slugOf } from '@/domain/kernel/slug';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { CreateVenue } from './create-venue.input';
import { type OwnVenueView, ownVenueView } from './own-venue-view';
import { venueOf } from './venue-fields.input';

/** Adds a place where a merchant serves: its hours, its capacity and the grid its visits start on. */
export async function createVenue(ctx: Context, input: CreateVenue): Promise<Answer<OwnVenueView>> {
  const { id: merchantId, ...fields } = input;
  const scope = authorizeMerchant(ctx, merchantId, ['manager']);
  if (!scope.ok) return scope;
  return ctx.transaction(async (tx, now) => {
    const id = newId('venue');
    const slug = slugOf(fields.name, id);
    const fresh = { busyness: [], specialDays: [], version: 1, busynessVersion: 0, createdAt: now };
    const venue = { ...venueOf(fields), id, merchantId, slug, ...fresh };
    await insertVenue(tx, venue);
    const after = ownVenueView(venue);
    await recordAudit(tx, { at: now, actor: actorName(ctx.actor), act: 'venue.created', entity: id, after });
    return accept(after);
  });
}
