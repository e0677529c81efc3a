import { and, eq, gte, inArray, lt, or } from 'drizzle-orm';
import type { Package } from '@/domain/deals/package';
import type { DealTerms } from '@/domain/deals/terms';
import { given } from '@/domain/kernel/must';
import { basisPoints, minor } from '@/domain/money/money';
import type { StepUse } from '@/domain/slots/slot';
import type { Instant, Span } from '@/domain/time/wall';
import type { Busyness, StepMinutes, Venue } from '@/domain/venues/venue';
import { statement } from '../statement';
import type { Reader } from '../store';
import { deals, dealVersions } from '../tables/deals';
import { merchants } from '../tables/people';
import { venueSteps } from '../tables/slots';
import { packages, venues } from '../tables/venues';

export type DealRow = typeof deals.$inferSelect;
export type DealVersionRow = typeof dealVersions.$inferSelect;
export type MerchantRow = typeof merchants.$inferSelect;
export type SoldPackage = Package & { readonly id: string };
export type SellingVenue = Omit<typeof venues.$inferSelect, 'stepMinutes'> &
  Venue & { readonly busyness: Busyness };

/** Everything the rules need to price a deal at one version. */
export type SellingTerms = {
  readonly deal: DealRow;
  readonly version: DealVersionRow;
  readonly terms: DealTerms;
  readonly package: SoldPackage;
  readonly venue: SellingVenue;
  readonly merchant: MerchantRow;
};

/** The version that sells, or null: no such deal, or none approved yet. Whether it sells now is `deal.status`. */
export async function sellingTerms(db: Reader, dealId: string): Promise<SellingTerms | null> {
  const [row] = await live(db, { dealId });
  return row ? asTerms(row) : null;
}

const live = statement((db: Reader, { dealId }: { dealId: string }) =>
  withTerms(db).where(and(eq(deals.id, dealId), eq(dealVersions.version, deals.liveVersion))),
);

/** One version of a deal: the one something was sold under, or the one that is edited. */
export async function termsOfVersion(db: Reader, dealId: string, version: number): Promise<SellingTerms> {
  const [row] = await atVersion(db, { dealId, version });
  return asTerms(given(row, 'a version of a deal exists'));
}

const atVersion = statement((db: Reader, { dealId, version }: { dealId: string; version: number }) =>
  withTerms(db).where(and(eq(deals.id, dealId), eq(dealVersions.version, version))),
);

/** What a buyer is written of what they bought: a few words of its version, and not the whole of it. */
export type SoldTerms = {
  readonly terms: DealTerms;
  readonly package: Pick<SoldPackage, 'category'>;
  readonly venue: Pick<SellingVenue, 'name' | 'timeZone'>;
  readonly merchant: Pick<MerchantRow, 'country'>;
};

export async function soldTerms(db: Reader, dealId: string, version: number): Promise<SoldTerms> {
  const [row] = await soldAtVersion(db, { dealId, version });
  return given(row, 'a version of a deal exists');
}

const soldAtVersion = statement((db: Reader, { dealId, version }: { dealId: string; version: number }) =>
  db
    .select({
      terms: dealVersions.terms,
      package: { category: packages.category },
      venue: { name: venues.name, timeZone: venues.timeZone },
      merchant: { country: merchants.country },
    })
    .from(dealVersions)
    .innerJoin(packages, eq(packages.id, dealVersions.packageId))
    .innerJoin(venues, eq(venues.id, packages.venueId))
    .innerJoin(merchants, eq(merchants.id, venues.merchantId))
    .where(and(eq(dealVersions.dealId, dealId), eq(dealVersions.version, version))),
);

function withTerms(db: Reader) {
  return db
    .select({ deal: deals, version: dealVersions, package: packages, venue: venues, merchant: merchants })
    .from(deals)
    .innerJoin(dealVersions, eq(dealVersions.dealId, deals.id))
    .innerJoin(packages, eq(packages.id, dealVersions.packageId))
    .innerJoin(venues, eq(venues.id, packages.venueId))
    .innerJoin(merchants, eq(merchants.id, venues.merchantId));
}

function asTerms(row: Awaited<ReturnType<typeof live>>[number]): SellingTerms {
  const { deal, version, merchant } = row;
  const { terms } = version;
  return { deal, version, terms, package: asPackage(row.package), venue: asVenue(row.venue), merchant };
}

export async function findDeal(db: Reader, dealId: string): Promise<DealRow | null> {
  const [row] = await byId(db, { dealId });
  return row ?? null;
}

const byId = statement((db: Reader, { dealId }: { dealId: string }) =>
  db.select().from(deals).where(eq(deals.id, dealId)),
);

/** By id or by the slug of its page. */
export async function findDealByKey(db: Reader, key: string): Promise<DealRow | null> {
  const [row] = await db
    .select()
    .from(deals)
    .where(or(eq(deals.id, key), eq(deals.slug, key)));
  return row ?? null;
}

export async function findVenue(db: Reader, key: string): Promise<SellingVenue | null> {
  const [row] = await db
    .select()
    .from(venues)
    .where(or(eq(venues.id, key), eq(venues.slug, key)));
  return row ? asVenue(row) : null;
}

export function asPackage(row: typeof packages.$inferSelect): SoldPackage {
  return { ...row, variableCostMinor: minor(row.variableCostMinor), taxBps: basisPoints(row.taxBps) };
}

export function asVenue(row: typeof venues.$inferSelect): SellingVenue {
  return { ...row, stepMinutes: row.stepMinutes as StepMinutes };
}

/** Places in use at the venue's steps of the span; a step without a row has none. */
export async function venueUses(
  db: Reader,
  venueId: string,
  span: Span,
): Promise<ReadonlyMap<Instant, StepUse>> {
  return (await usesByVenue(db, [venueId], span)).get(venueId) ?? new Map();
}

/** Places in use of several venues at once, for lists. */
export async function usesByVenue(
  db: Reader,
  venueIds: readonly string[],
  span: Span,
): Promise<ReadonlyMap<string, ReadonlyMap<Instant, StepUse>>> {
  const found = new Map<string, Map<Instant, StepUse>>();
  if (venueIds.length === 0) return found;
  for (const { venueId, ...use } of await stepsOf(db, { venueIds, ...span })) {
    const uses = found.get(venueId) ?? new Map<Instant, StepUse>();
    found.set(venueId, uses.set(use.at, use));
  }
  return found;
}

const stepsOf = statement((db: Reader, { venueIds, from, until }: Span & { venueIds: readonly string[] }) =>
  db
    .select()
    .from(venueSteps)
    .where(
      and(inArray(venueSteps.venueId, [...venueIds]), gte(venueSteps.at, from), lt(venueSteps.at, until)),
    ),
);
