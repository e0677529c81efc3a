import { busiestCity, someVenuesOf, tradesOf } from '@/db/deals/cities';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { GetBusiestCity } from './get-busiest-city.input';

export type City = {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  /** The middle of its venues. */
  readonly location: { readonly lat: number; readonly lng: number };
  /** Trades with how many deals are on sale, the busiest first. */
  readonly categories: readonly { readonly category: string; readonly deals: number }[];
};

/** The city where most is on sale, with what there is; null while nothing is on sale anywhere. */
export async function getBusiestCity(ctx: Context, _input: GetBusiestCity): Promise<Answer<City | null>> {
  const db = ctx.reader;
  const city = await busiestCity(db);
  const venues = city === null ? [] : await someVenuesOf(db, { city });
  const [first] = venues;
  if (city === null || !first) return accept(null);
  const middle = (of: 'lat' | 'lng') => venues.reduce((sum, venue) => sum + venue[of], 0) / venues.length;
  return accept({
    name: first.city,
    timeZone: first.timeZone,
    currency: first.currency,
    location: { lat: middle('lat'), lng: middle('lng') },
    categories: await tradesOf(db, { city }),
  });
}
