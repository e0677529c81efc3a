import { cache } from 'react';
import { pageContext } from '@/app/_web/page';
import type { Day } from '@/domain/time/wall';
import { dayOf } from '@/domain/time/zone';
import { type City, getCity } from '@/usecases/venues/get-city';
import { type CityList, listCities } from '@/usecases/venues/list-cities';

export type Here = City & { readonly now: number; readonly today: Day };

/**
 * The city a page is about, the one named in its address or else the busiest, and what day it is there; null while nothing is on
 * sale there.
 */
export const pageCity = cache(async (name: string): Promise<Here | null> => {
  const ctx = await pageContext();
  const city = await getCity(ctx, { name });
  if (!city.ok || !city.value) return null;
  const now = ctx.clock.now();
  return { ...city.value, now, today: dayOf(now, city.value.timeZone) };
});

/** All one may choose from. */
export const pageCities = cache(async (): Promise<CityList> => {
  const cities = await listCities(await pageContext(), {});
  return cities.ok ? cities.value : [];
});
