import { and, desc, eq, gt, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Category } from '@/domain/deals/package';
import { plainText } from '@/domain/deals/search-words';
import type { Instant, Span } from '@/domain/time/wall';
import type { GroupRow } from '../groups/groups';
import { statement } from '../statement';
import type { Reader } from '../store';
import { deals, dealVersions } from '../tables/deals';
import { groups } from '../tables/groups';
import { listings } from '../tables/listings';
import { dealSlots } from '../tables/slots';
import { venues } from '../tables/venues';

/** What a list needs of a deal; rules are read from the kept versions. */
export type Candidate = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly category: Category;
  readonly merchantId: string;
  /** The least that one package costs alone in the ordinary week. */
  readonly leastMinor: number;
  readonly versionId: string;
  readonly venueId: string;
  readonly venueVersion: number;
  /** When the version was made: see `keptRules`. */
  readonly mark: Instant;
  readonly lat: number;
  readonly lng: number;
};

/** Those of the deals that are on sale now. The engine is asked for ids alone: given a status, it may walk all that are live. */
export async function findCandidates(
  db: Reader,
  { dealIds, now }: { readonly dealIds: readonly string[]; readonly now: Instant },
): Promise<Candidate[]> {
  if (dealIds.length === 0) return [];
  const rows = await candidatesOf(db, { dealIds });
  return rows.filter(
    ({ status, salesFrom, salesUntil }) => status === 'live' && salesFrom <= now && now < salesUntil,
  );
}

const candidatesOf = statement((db: Reader, { dealIds }: { dealIds: readonly string[] }) =>
  db
    .select({
      id: deals.id,
      status: deals.status,
      salesFrom: deals.salesFrom,
      salesUntil: deals.salesUntil,
      slug: deals.slug,
      title: deals.title,
      category: deals.category,
      merchantId: deals.merchantId,
      leastMinor: listings.leastMinor,
      versionId: dealVersions.id,
      venueId: venues.id,
      // Both only grow, so their sum names the state of the venue's rules.
      venueVersion: sql<number>`${venues.version} + ${venues.busynessVersion}`.mapWith(Number),
      mark: dealVersions.createdAt,
      lat: venues.lat,
      lng: venues.lng,
    })
    .from(deals)
    .innerJoin(listings, eq(listings.dealId, deals.id))
    .innerJoin(
      dealVersions,
      and(eq(dealVersions.dealId, deals.id), eq(dealVersions.version, deals.liveVersion)),
    )
    .innerJoin(venues, eq(venues.id, deals.venueId))
    .where(inArray(deals.id, [...dealIds])),
);

/** Places sold or held in the span, alone at the deal's price and at the ordinary one, by deal and start. */
export type StartsTaken = {
  readonly aloneTaken: ReadonlyMap<Instant, number>;
  readonly fullTaken: ReadonlyMap<Instant, number>;
};

export async function takenByDeal(
  db: Reader,
  dealIds: readonly string[],
  span: Span,
): Promise<ReadonlyMap<string, StartsTaken>> {
  if (dealIds.length === 0) return new Map();
  const rows = await slotsOf(db, { dealIds, ...span });
  const found = new Map<string, { aloneTaken: Map<Instant, number>; fullTaken: Map<Instant, number> }>();
  for (const { dealId, start, aloneTaken, fullTaken } of rows) {
    const taken = found.get(dealId) ?? { aloneTaken: new Map(), fullTaken: new Map() };
    taken.aloneTaken.set(start, aloneTaken);
    taken.fullTaken.set(start, fullTaken);
    found.set(dealId, taken);
  }
  return found;
}

const slotsOf = statement((db: Reader, { dealIds, from, until }: Span & { dealIds: readonly string[] }) =>
  db
    .select()
    .from(dealSlots)
    .where(
      and(inArray(dealSlots.dealId, [...dealIds]), gte(dealSlots.start, from), lt(dealSlots.start, until)),
    ),
);

/** Groups for slots of the span, by deal and start. */
export async function groupsByDeal(
  db: Reader,
  dealIds: readonly string[],
  span: Span,
): Promise<ReadonlyMap<string, ReadonlyMap<Instant, GroupRow>>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(groups)
    .where(
      and(
        inArray(groups.dealId, [...dealIds]),
        eq(groups.scope, 'slot'),
        gte(groups.start, span.from),
        lt(groups.start, span.until),
      ),
    );
  const found = new Map<string, Map<Instant, GroupRow>>();
  for (const row of rows) {
    if (row.start === null) continue;
    const known = found.get(row.dealId) ?? new Map<Instant, GroupRow>();
    found.set(row.dealId, known.set(row.start, row));
  }
  return found;
}

/** The groups that gather over a whole deal, by deal. */
export async function dealGroupsOf(
  db: Reader,
  dealIds: readonly string[],
): Promise<ReadonlyMap<string, GroupRow>> {
  if (dealIds.length === 0) return new Map();
  const keys = dealIds.map((dealId) => `deal:${dealId}`);
  const rows = await db.select().from(groups).where(inArray(groups.slotKey, keys));
  return new Map(rows.map((row) => [row.dealId, row]));
}

/** Open groups that people may still join, those that miss the fewest members first, then the soonest to close. */
export async function groupsAboutToTip(
  db: Reader,
  { now, limit, dealId, city }: AboutToTip,
): Promise<GroupRow[]> {
  const missing = sql`(${groups.threshold} - ${groups.members})`;
  const listedThere = sql`exists (select 1 from ${listings} where ${listings.dealId} = ${groups.dealId} and ${listings.city} = ${plainText(city ?? '')})`;
  const rows = await db
    .select({ group: groups })
    .from(groups)
    .innerJoin(deals, eq(deals.id, groups.dealId))
    .where(
      and(
        eq(groups.status, 'open'),
        isNull(groups.closedAt),
        gt(missing, sql`0`),
        gt(groups.closesAt, now),
        gt(groups.members, 0),
        eq(deals.status, 'live'),
        dealId ? eq(groups.dealId, dealId) : undefined,
        city ? listedThere : undefined,
      ),
    )
    .orderBy(missing, groups.closesAt, groups.id)
    .limit(limit);
  return rows.map((row) => row.group);
}

type AboutToTip = {
  readonly now: Instant;
  readonly limit: number;
  readonly dealId?: string | undefined;
  readonly city?: string | undefined;
};

/** Slugs of everything on sale and of its venues, newest first. */
export async function addressesOnSale(db: Reader, now: Instant) {
  return db
    .select({ deal: deals.slug, venue: venues.slug })
    .from(deals)
    .innerJoin(venues, eq(venues.id, deals.venueId))
    .where(and(eq(deals.status, 'live'), lte(deals.salesFrom, now), gt(deals.salesUntil, now)))
    .orderBy(desc(deals.liveAt), deals.id)
    .limit(addressesMax);
}

/** As many as one sitemap may hold. */
const addressesMax = 50_000;
