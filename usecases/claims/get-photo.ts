import { findPhoto, type PhotoRow } from '@/db/claims/claim-photos';
import { findClaim } from '@/db/claims/claims';
import { accept, refuse } from '@/domain/kernel/result';
import { authorizeAdmin, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { mayReadOrder } from '../orders/parts/order-access';
import type { GetPhoto } from './get-photo.input';

/** What the guest photographed, for both sides of the claim and for moderators: nobody else learns that it is there. */
export async function getPhoto(ctx: Context, { id, accessToken }: GetPhoto): Promise<Answer<PhotoRow>> {
  const found = await findClaim(ctx.reader, id);
  if (!found) return refuse({ reason: 'not-found' });
  const isGuest = mayReadOrder(ctx, found.order, accessToken);
  const isVenue = authorizeMerchant(ctx, found.claim.merchantId, ['manager']).ok;
  if (!isGuest && !isVenue && !authorizeAdmin(ctx).ok) return refuse({ reason: 'not-found' });
  const photo = await findPhoto(ctx.reader, id);
  return photo ? accept(photo) : refuse({ reason: 'not-found' });
}
