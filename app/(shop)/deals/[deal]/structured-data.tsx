import type { DealView } from '@/usecases/deals/deal-view';

const currencyDigits: Record<string, number> = { JPY: 0, KRW: 0, ISK: 0, KWD: 3, BHD: 3 };

/** The deal for machines, with the very values the page shows. */
export function StructuredData({ deal, url }: { deal: DealView; url: string }) {
  const { currency } = deal.listPrice;
  const price = (amount: number) =>
    (amount / 10 ** (currencyDigits[currency] ?? 2)).toFixed(currencyDigits[currency] ?? 2);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: deal.title,
    description: deal.description,
    category: deal.category,
    url,
    offers: {
      '@type': 'AggregateOffer',
      priceCurrency: currency,
      lowPrice: price(deal.priceRange.from.amount),
      highPrice: price(deal.priceRange.to.amount),
      availability: 'https://schema.org/InStock',
      availabilityEnds: deal.salesUntil,
      seller: {
        '@type': 'LocalBusiness',
        name: deal.venue.name,
        address: deal.venue.address,
        geo: {
          '@type': 'GeoCoordinates',
          latitude: deal.venue.location.lat,
          longitude: deal.venue.location.lng,
        },
      },
    },
  };
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own with every `<` escaped; React would escape quotes.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
