import { citiesWithDeals } from '@/db/deals/discovery';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { ListCities } from './list-cities.input';

export type City = {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly location: { readonly lat: number; readonly lng: number };
  readonly deals: number;
  readonly categories: readonly { readonly category: string; readonly deals: number }[];
};

/** Cities where something is on sale, the busiest first, with what there is. */
export async function listCities(ctx: Context, _input: ListCities): Promise<Answer<City[]>> {
  const rows = await citiesWithDeals(ctx.reader, ctx.clock.now());
  const cities = new Map<string, City>();
  for (const { city, timeZone, currency, lat, lng, category, count } of rows) {
    const known = cities.get(city) ?? {
      name: city,
      timeZone,
      currency,
      location: { lat, lng },
      deals: 0,
      categories: [],
    };
    const categories = [...known.categories, { category, deals: count }];
    cities.set(city, { ...known, deals: known.deals + count, categories });
  }
  return accept([...cities.values()].sort((a, b) => b.deals - a.deals).map(byCount));
}

function byCount(city: City): City {
  return { ...city, categories: [...city.categories].sort((a, b) => b.deals - a.deals) };
}
