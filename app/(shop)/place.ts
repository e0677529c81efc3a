import { cache } from 'react';
import { pageContext } from '@/app/_web/page';
import type { Day } from '@/domain/time/wall';
import { dayOf } from '@/domain/time/zone';
import { type City, listCities } from '@/usecases/venues/list-cities';

export type Here = City & { readonly now: number; readonly today: Day };

/** The city a page is about, and what day it is there; null while nothing is on sale anywhere. */
export const pageCity = cache(async (): Promise<Here | null> => {
  const ctx = await pageContext();
  const cities = await listCities(ctx, {});
  const city = cities.ok ? cities.value[0] : undefined;
  if (!city) return null;
  const now = ctx.clock.now();
  return { ...city, now, today: dayOf(now, city.timeZone) };
});
