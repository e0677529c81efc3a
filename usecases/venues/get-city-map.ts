import { findCityMap } from '@/db/venues';
import { accept } from '@/domain/kernel/result';
import { type CityMap, emptyMap, mapWithin } from '@/domain/venues/city-map';
import type { Answer, Context } from '../context';
import type { GetCityMap } from './get-city-map.input';

/** Streets, green and water of a part of a city; nothing where nobody brought its map. */
export async function getCityMap(ctx: Context, { city, box }: GetCityMap): Promise<Answer<CityMap>> {
  const map = await findCityMap(ctx.reader, city);
  return accept(map ? mapWithin(map, box) : emptyMap);
}
