import { plainText } from '@/domain/deals/search-words';
import { hourMs } from '@/domain/time/zone';
import { type BandRow, type ListingRow, rowsOf, wordsOf } from '../../deals/listings';
import type { deals, dealVersions } from '../../tables/deals';
import type { outbox } from '../../tables/operations';
import type { orders, payments } from '../../tables/orders';
import type { vouchers } from '../../tables/vouchers';
import { type Country, packageAt, packagesPerVenue, termKinds, termsAt, titleAt, venueAt } from './plan';

export type DealRows = {
  readonly deal: typeof deals.$inferInsert;
  readonly version: typeof dealVersions.$inferInsert;
  readonly listing: ListingRow;
  readonly bands: readonly BandRow[];
  readonly order: typeof orders.$inferInsert;
  readonly payment: typeof payments.$inferInsert;
  readonly voucher: typeof vouchers.$inferInsert;
  readonly mail: typeof outbox.$inferInsert;
};

/** Rules that come again are priced once: a million deals have some hundred kinds of weeks. */
export type Known = Map<string, ReturnType<typeof rowsOf>>;

/** One deal on sale with a visit long over: what it sells, and what history leaves in every table. */
export function dealRows(country: Country, index: number, known: Known): DealRows {
  const { now } = country;
  const at = index % country.venues;
  const round = Math.floor(index / country.venues);
  const kinds = { package: round % packagesPerVenue, terms: (index * 5 + round) % termKinds };
  const venue = venueAt(country, at);
  const pkg = packageAt(country, at, kinds.package);
  const title = titleAt(index);
  const id = `deal_${index}`;
  const version = {
    id: `version_${index}`,
    dealId: id,
    version: 1,
    packageId: pkg.id,
    title,
    description: '',
    terms: termsAt(country, kinds.terms),
    status: 'approved' as const,
    findings: [],
    createdBy: 'grow',
    createdAt: now - 30 * 24 * hourMs,
    submittedAt: now - 30 * 24 * hourMs,
  };
  const liveAt = now - 24 * hourMs - index;
  const kind = [
    venue.hours.length,
    venue.hours[0]?.fromMinute,
    at % 3,
    at % 9,
    kinds.package,
    kinds.terms,
  ].join();
  const week = known.get(kind) ?? rowsOf({ deal: { id, liveAt }, version, package: pkg, venue }, []);
  known.set(kind, week);
  const same = { dealId: id, venueId: venue.id, city: plainText(venue.city), category: pkg.category };
  const deal = {
    id,
    slug: `deal-${index}`,
    merchantId: venue.merchantId,
    venueId: venue.id,
    status: 'live' as const,
    version: 1,
    liveVersion: 1,
    category: pkg.category,
    title,
    lowestPriceMinor: week.listing.leastMinor,
    listPriceMinor: pkg.lines[0]?.listPriceMinor ?? 0,
    salesFrom: version.terms.salesFrom,
    salesUntil: version.terms.salesUntil,
    createdAt: version.createdAt,
    liveAt,
  };
  return {
    deal,
    version,
    listing: { ...week.listing, ...same, words: wordsOf({ version, package: pkg, venue }), age: -liveAt },
    bands: week.bands.map((band) => ({ ...band, ...same })),
    ...visitRows({ country, index, deal, packageId: pkg.id }),
  };
}

type Had = {
  readonly country: Country;
  readonly index: number;
  readonly deal: DealRows['deal'];
  readonly packageId: string;
};

function visitRows({
  country,
  index,
  deal,
  packageId,
}: Had): Pick<DealRows, 'order' | 'payment' | 'voucher' | 'mail'> {
  const start = country.now - (10 + (index % 20)) * 24 * hourMs;
  const orderId = `order_${index}`;
  const price = deal.listPriceMinor;
  // At any time of its day, as people buy.
  const bought = start - 48 * hourMs - ((index * 997) % (24 * hourMs));
  return {
    order: {
      ...{ id: orderId, dealId: deal.id, dealVersion: 1, packageId, venueId: deal.venueId },
      ...{ merchantId: deal.merchantId, email: `guest${index}@example.org`, as: 'solo', start },
      ...{ endAt: start + hourMs, freeAt: start + hourMs, quantity: 1, places: 1, placesTaken: 1 },
      ...{ isDiscounted: false, currency: 'EUR', listPriceMinor: price, priceMinor: price },
      ...{ agreedPriceMinor: price, offBps: 0, because: { kind: 'ordinary' }, status: 'paid' },
      ...{ buyers: [`email:guest${index}@example.org`], createdAt: bought, paidAt: bought },
    },
    payment: {
      ...{
        id: `payment_${index}`,
        orderId,
        status: 'captured',
        reference: `ref_${index}`,
        cardToken: 'tok_ok',
      },
      ...{ currency: 'EUR', authorisedMinor: price, createdAt: bought },
      // Given back, so that the books agree without the ledger of ten years.
      ...{ capturedMinor: price, refundedMinor: price },
    },
    voucher: {
      ...{ id: `voucher_${index}`, orderId, venueId: deal.venueId, merchantId: deal.merchantId },
      ...{ codeHash: `hash_${index}`, codeSealed: '', status: 'redeemed', usesTotal: 1, usesLeft: 0 },
      ...{ validFrom: start, validUntil: start + hourMs, createdAt: bought, pointsAt: start + 73 * hourMs },
    },
    mail: {
      ...{ id: `mail_${index}`, topic: 'order', recipient: `guest${index}@example.org`, subject: 'Bought' },
      ...{
        body: 'Thank you.',
        dedupeKey: `order_${index}`,
        createdAt: bought,
        sentAt: bought,
        nextTryAt: bought,
      },
    },
  };
}
