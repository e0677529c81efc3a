import type { SellingVenue } from '@/db/deals/deal-terms';
import type { Reader } from '@/db/store';
import { findVenue } from '@/db/venues';
import { accept, refuse } from '@/domain/kernel/result';
import type { MerchantRole } from '@/domain/people/roles';
import { authorizeMerchant } from '../../authorize';
import type { Answer, Context } from '../../context';

type Asked = { readonly id: string; readonly roles: readonly MerchantRole[] };

/** A venue of the actor's own business, for these roles beside its owner. */
export async function ownVenue(
  ctx: Context,
  db: Reader,
  { id, roles }: Asked,
): Promise<Answer<SellingVenue>> {
  const venue = await findVenue(db, id);
  if (!venue) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
  const scope = authorizeMerchant(ctx, venue.merchantId, roles);
  return scope.ok ? accept(venue) : scope;
}
