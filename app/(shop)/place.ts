import { cache } from 'react';
import { pageContext } from '@/app/_web/page';
import type { Day } from '@/domain/time/wall';
import { dayOf } from '@/domain/time/zone';
import { type City, getBusiestCity } from '@/usecases/venues/get-busiest-city';

export type Here = City & { readonly now: number; readonly today: Day };

/** The city a page is about, and what day it is there; null while nothing is on sale anywhere. */
export const pageCity = cache(async (): Promise<Here | null> => {
  const ctx = await pageContext();
  const city = await getBusiestCity(ctx, {});
  if (!city.ok || !city.value) return null;
  const now = ctx.clock.now();
  return { ...city.value, now, today: dayOf(now, city.value.timeZone) };
});
