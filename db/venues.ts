import { and, asc, eq, gt, gte, max, sql } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import type { CityMap } from '@/domain/venues/city-map';
import type { Busyness, SpecialDay } from '@/domain/venues/venue';
import { asPackage, asVenue, type SellingVenue, type SoldPackage } from './deals/deal-terms';
import { relist } from './deals/listings';
import { findFact, keepFact } from './facts';
import { namesAfter } from './names-after';
import { statement } from './statement';
import type { Reader, Tx } from './store';
import { venueSteps } from './tables/slots';
import { packages, pastVisits, venues } from './tables/venues';

export type PackageRow = SoldPackage & { readonly venueId: string };

export async function findVenue(db: Reader, venueId: string): Promise<SellingVenue | null> {
  const [row] = await byId(db, { venueId });
  return row ? asVenue(row) : null;
}

const byId = statement((db: Reader, { venueId }: { venueId: string }) =>
  db.select().from(venues).where(eq(venues.id, venueId)),
);

/** The first venues after an id. */
export function venueIdsAfter(db: Reader, after: string, most: number): Promise<string[]> {
  return namesAfter(db, venues.id, { after, most });
}

export async function venuesOfMerchant(db: Reader, merchantId: string): Promise<SellingVenue[]> {
  const rows = await db
    .select()
    .from(venues)
    .where(eq(venues.merchantId, merchantId))
    .orderBy(asc(venues.createdAt));
  return rows.map(asVenue);
}

export async function insertVenue(tx: Tx, venue: typeof venues.$inferInsert): Promise<void> {
  await tx.insert(venues).values(venue);
}

/** Changes a venue that is still at this version; false where somebody was faster. */
export async function updateVenue(
  tx: Tx,
  change: { venueId: string; version: number; set: Partial<typeof venues.$inferInsert> },
): Promise<boolean> {
  const rows = await tx
    .update(venues)
    .set({ ...change.set, version: sql`${venues.version} + 1` })
    .where(and(eq(venues.id, change.venueId), eq(venues.version, change.version)))
    .returning({ id: venues.id });
  if (rows.length === 1) await relist(tx, { venueId: change.venueId });
  return rows.length === 1;
}

/** The most places taken at any step from now on. */
export async function mostTaken(db: Reader, venueId: string, from: Instant): Promise<number> {
  const [row] = await db
    .select({ most: max(venueSteps.taken) })
    .from(venueSteps)
    .where(and(eq(venueSteps.venueId, venueId), gte(venueSteps.at, from), gt(venueSteps.taken, 0)));
  return row?.most ?? 0;
}

/** How busy a venue is: its ordinary week, what its merchant said of it, and its calendar. */
export type LearnedBusyness = {
  readonly busyness: Busyness;
  readonly statedWeek: Busyness | null;
  readonly specialDays: readonly SpecialDay[];
  readonly season: readonly number[] | null;
};

export async function setBusyness(
  tx: Tx,
  venueId: string,
  { busyness, statedWeek, specialDays, season }: LearnedBusyness,
): Promise<void> {
  await tx
    .update(venues)
    .set({
      busyness: [...busyness],
      statedWeek: statedWeek && [...statedWeek],
      specialDays: [...specialDays],
      season: season && [...season],
      busynessVersion: sql`${venues.busynessVersion} + 1`,
    })
    .where(eq(venues.id, venueId));
  await relist(tx, { venueId });
}

/** Replaces the full-price visits a merchant told us of. */
export async function replacePastVisits(
  tx: Tx,
  venueId: string,
  visits: readonly (typeof pastVisits.$inferInsert)[],
): Promise<void> {
  await tx.delete(pastVisits).where(eq(pastVisits.venueId, venueId));
  for (let first = 0; first < visits.length; first += 500)
    await tx.insert(pastVisits).values(visits.slice(first, first + 500));
}

export async function insertPackage(tx: Tx, made: typeof packages.$inferInsert): Promise<void> {
  await tx.insert(packages).values(made);
}

export async function findPackage(db: Reader, packageId: string): Promise<PackageRow | null> {
  const [row] = await db.select().from(packages).where(eq(packages.id, packageId));
  return row ? { ...asPackage(row), venueId: row.venueId } : null;
}

export async function packagesOfVenue(db: Reader, venueId: string): Promise<PackageRow[]> {
  const rows = await db
    .select()
    .from(packages)
    .where(eq(packages.venueId, venueId))
    .orderBy(asc(packages.createdAt));
  return rows.map((row) => ({ ...asPackage(row), venueId: row.venueId }));
}

const mapFact = (city: string) => `city-map:${city.toLowerCase()}`;

/** The map of a city as a scene or an operator brought it. */
export async function keepCityMap(tx: Tx, city: string, map: CityMap): Promise<void> {
  await keepFact(tx, { name: mapFact(city), value: map });
}

export async function findCityMap(db: Reader, city: string): Promise<CityMap | null> {
  const kept = await findFact(db, mapFact(city));
  return kept === undefined ? null : (kept as CityMap);
}
