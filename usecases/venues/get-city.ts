import { busiestCity, someVenuesOf, tradesOf } from '@/db/deals/cities';
import type { Category } from '@/domain/deals/package';
import { plainText } from '@/domain/deals/search-words';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { GetCity } from './get-city.input';

export type City = {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  /** The middle of its venues. */
  readonly location: { readonly lat: number; readonly lng: number };
  /** Trades with how many deals are on sale, the busiest first. */
  readonly categories: readonly { readonly category: Category; readonly deals: number }[];
};

/** A city with what is on sale, the one named or else where most is; null while nothing is on sale there. */
export async function getCity(ctx: Context, { name }: GetCity): Promise<Answer<City | null>> {
  const db = ctx.reader;
  const city = name ? plainText(name) : await busiestCity(db);
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
