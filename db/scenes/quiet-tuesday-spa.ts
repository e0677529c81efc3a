import { listPriceOf } from '@/domain/deals/list-price';
import type { DealTerms } from '@/domain/deals/terms';
import { casaVerde, casaVerdeWeek, massageAndTea, r1g1 } from '@/domain/pricing/casa-verde';
import { rangeOfWeek } from '@/domain/pricing/range-of-week';
import { pricedWeek } from '@/domain/pricing/week';
import type { Instant } from '@/domain/time/wall';
import type { Busyness } from '@/domain/venues/venue';
import { relist } from '../deals/listings';
import type { Store, Tx } from '../store';
import { deals, dealVersions } from '../tables/deals';
import { merchants } from '../tables/people';
import { packages, venues } from '../tables/venues';
import { insertDemoPeople } from './demo-people';
import { demoPassword, type SceneTools } from './scene';

/** Casa Verde of journeys.md: one venue, one package, one live deal with rule R1 and group rule G1. */
export const spa = {
  merchantId: 'merchant_casaverde',
  venueId: 'venue_casaverde',
  packageId: 'package_massage',
  dealId: 'deal_massage',
  slug: '60-minute-massage-and-tea-casaverd',
} as const;

/** Monday 8 March 2027, 10:00 in Lisbon: the clock of all worked numbers. Source: journeys.md. */
export const spaNow = 1_804_500_000_000;

type Changes = {
  readonly now: Instant;
  /** What is different from the fixture. */
  readonly terms?: Partial<DealTerms>;
  readonly seats?: number;
  readonly busyness?: Busyness;
};

/** Casa Verde with its people, as a world to sign in to. */
export async function loadSpaTown(store: Store, tools: SceneTools): Promise<void> {
  const { now } = tools;
  const passwordHash = await tools.hashPassword(demoPassword);
  await store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now });
    await insertDemoPeople(tx, { merchantId: spa.merchantId, passwordHash, now });
  });
}

export async function loadQuietTuesdaySpa(tx: Tx, changes: Changes): Promise<void> {
  await insertPlace(tx, changes);
  await insertDeal(tx, changes);
  await relist(tx, { dealIds: [spa.dealId] });
}

async function insertPlace(tx: Tx, { now, seats, busyness }: Changes): Promise<void> {
  const venue = { ...casaVerde, seats: seats ?? casaVerde.seats };
  await tx.insert(merchants).values({
    id: spa.merchantId,
    name: 'Casa Verde Lda',
    country: 'PT',
    currency: 'EUR',
    registrationNumber: '501442600',
    contactEmail: 'owner@casaverde.example',
    status: 'verified',
    createdAt: now,
  });
  await tx.insert(venues).values({
    id: spa.venueId,
    merchantId: spa.merchantId,
    slug: 'casa-verde-spa',
    name: 'Casa Verde Spa',
    address: 'Rua das Flores 7',
    area: 'Old town',
    city: 'Porto Claro',
    lat: 41.145,
    lng: -8.615,
    timeZone: venue.timeZone,
    stepMinutes: venue.stepMinutes,
    seats: venue.seats,
    hours: [...venue.hours],
    closures: [],
    busyness: busyness ?? casaVerdeWeek,
    createdAt: now,
  });
  await tx.insert(packages).values({
    ...massageAndTea,
    id: spa.packageId,
    venueId: spa.venueId,
    lines: [...massageAndTea.lines],
    createdAt: now,
  });
}

async function insertDeal(tx: Tx, { now, seats, terms: changed }: Changes): Promise<void> {
  const terms: DealTerms = { ...r1g1, ...changed };
  const venue = { ...casaVerde, seats: seats ?? casaVerde.seats };
  const range = rangeOfWeek(pricedWeek({ terms, package: massageAndTea, venue, busyness: casaVerdeWeek }));
  await tx.insert(deals).values({
    id: spa.dealId,
    slug: spa.slug,
    merchantId: spa.merchantId,
    venueId: spa.venueId,
    status: 'live',
    version: 1,
    liveVersion: 1,
    category: massageAndTea.category,
    title: '60-minute massage and tea',
    lowestPriceMinor: range.leastInGroupMinor ?? range.leastMinor,
    listPriceMinor: listPriceOf(massageAndTea),
    salesFrom: terms.salesFrom,
    salesUntil: terms.salesUntil,
    createdAt: now,
    liveAt: now,
  });
  await tx.insert(dealVersions).values({
    id: 'version_massage',
    dealId: spa.dealId,
    version: 1,
    packageId: spa.packageId,
    title: '60-minute massage and tea',
    description: 'An hour on the table and a pot of tea in the garden room.',
    terms,
    status: 'approved',
    findings: [],
    createdBy: 'scene',
    createdAt: now,
    submittedAt: now,
  });
}
