import type { DealView } from '@/usecases/deals/deal-view';

const currencyDigits: Record<string, number> = { JPY: 0, KRW: 0, ISK: 0, KWD: 3, BHD: 3 };

/** The deal for machines, with the very values the page shows. */
export function DealForMachines({ deal, url }: { deal: DealView; url: string }) {
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
  // React writes the text of a script as it is; only `<` could end it early, and none is left.
  return <script type="application/ld+json">{text}</script>;
}
