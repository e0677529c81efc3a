import { venuesOfMerchant } from '@/db/venues';
import { accept } from '@/domain/kernel/result';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';

export type TillVenue = { readonly id: string; readonly name: string; readonly timeZone: string };

/** The venues whose guests this person may let in. */
export async function listTillVenues(ctx: Context): Promise<Answer<TillVenue[]>> {
  const person = authorizePerson(ctx);
  if (!person.ok) return person;
  const merchantIds = person.value.memberships
    .filter((one) => one.role !== 'accountant')
    .map((one) => one.merchantId);
  const venues = await Promise.all(merchantIds.map((merchantId) => venuesOfMerchant(ctx.reader, merchantId)));
  return accept(venues.flat().map(({ id, name, timeZone }) => ({ id, name, timeZone })));
}
