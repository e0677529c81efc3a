import type { MetadataRoute } from 'next';
import { listAddresses } from '@/usecases/deals/list-addresses';
import { listCities } from '@/usecases/venues/list-cities';
import { pageContext } from './_web/page';

export const dynamic = 'force-dynamic';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const ctx = await pageContext();
  const [found, cities] = await Promise.all([listAddresses(ctx, {}), listCities(ctx, {})]);
  const { deals, venues } = found.ok ? found.value : { deals: [], venues: [] };
  const paths = [
    '',
    '/deals',
    ...(cities.ok ? cities.value.map(({ name }) => `/deals?${new URLSearchParams({ city: name })}`) : []),
    ...deals.map((slug) => `/deals/${slug}`),
    ...venues.map((slug) => `/venues/${slug}`),
  ];
  return paths.map((path) => ({ url: `${ctx.appUrl}${path}` }));
}
