import { citiesOnSale } from '@/db/deals/cities';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { ListCities } from './list-cities.input';

/** Cities in which something is on sale, the busiest first, with how many deals. */
export type CityList = readonly { readonly name: string; readonly deals: number }[];

const most = 200;

export async function listCities(ctx: Context, _input: ListCities): Promise<Answer<CityList>> {
  return accept(await citiesOnSale(ctx.reader, { limit: most }));
}
