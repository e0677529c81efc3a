import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { listPriceOf } from '@/domain/deals/list-price';
import { cityWord, indexedWords, plainText } from '@/domain/deals/search-words';
import { basisPoints } from '@/domain/money/money';
import { bandsOf, type HourBits, quietnessOf } from '@/domain/pricing/live/bands';
import type { Opening } from '@/domain/pricing/live/opening';
import { leastOfWeek } from '@/domain/pricing/range-of-week';
import { pricedWeek } from '@/domain/pricing/week';
import { engine } from '../columns';
import { markFreedOf } from '../slots/waits';
import type { Reader, Tx } from '../store';
import { deals, dealVersions } from '../tables/deals';
import { bands, cityTrades, listings, weekKinds } from '../tables/listings';
import { openings } from '../tables/slots';
import { packages, venues } from '../tables/venues';
import { asPackage, asVenue } from './deal-terms';

export type ListingRow = typeof listings.$inferInsert;
export type BandRow = typeof bands.$inferInsert;
export type WeekKindRow = typeof weekKinds.$inferInsert;
type Rows = { readonly listings: ListingRow[]; readonly bands: BandRow[] };
type Which = { readonly dealIds: readonly string[] } | { readonly venueId: string };

/** Rows written at once: engines take a limited number of values. */
const atOnce = 100;

/**
 * Says anew what lists and search know of these deals, or of all of a venue. Whatever changes a deal, its venue's rules or
 * what is opened at short notice calls it in the same transaction; a deal that does not sell is in no list.
 */
export async function relist(tx: Tx, which: Which): Promise<void> {
  if ('dealIds' in which) {
    for (let at = 0; at < which.dealIds.length; at += atOnce)
      await rewrite(tx, which.dealIds.slice(at, at + atOnce));
    return;
  }
  const rows = await tx.select({ id: deals.id }).from(deals).where(eq(deals.venueId, which.venueId));
  await relist(tx, { dealIds: rows.map(({ id }) => id) });
}

/** How many deals of a venue stand in lists. */
export async function countListed(db: Reader, venueId: string): Promise<number> {
  return db.$count(listings, eq(listings.venueId, venueId));
}

async function rewrite(tx: Tx, dealIds: readonly string[]): Promise<void> {
  await waitForOthers(tx, dealIds);
  const [kept, made] = [await keptRows(tx, dealIds), await listedRows(tx, dealIds)];
  const [keptOf, madeOf] = [printedByDeal(kept), printedByDeal(made)];
  const changed = new Set(dealIds.filter((id) => keptOf.get(id) !== madeOf.get(id)));
  if (changed.size > 0) await replace(tx, { kept: ofDeals(kept, changed), made: ofDeals(made, changed) });
  await markFreedOf(tx, dealIds);
}

async function replace(tx: Tx, { kept, made }: { readonly kept: Rows; readonly made: Rows }): Promise<void> {
  const gone = kept.listings.map(({ dealId }) => dealId);
  await tx.delete(bands).where(inArray(bands.dealId, gone));
  await tx.delete(listings).where(inArray(listings.dealId, gone));
  if (made.listings.length > 0) await tx.insert(listings).values(made.listings);
  const kinds = weekKindsOf(made.bands);
  if (kinds.length > 0) await tx.insert(weekKinds).values(kinds).onConflictDoNothing();
  for (let at = 0; at < made.bands.length; at += atOnce)
    await tx.insert(bands).values(made.bands.slice(at, at + atOnce));
  await recount(tx, { gone: kept.listings, come: made.listings });
}

async function keptRows(db: Reader, dealIds: readonly string[]): Promise<Rows> {
  const its = [...dealIds];
  return {
    listings: await db.select().from(listings).where(inArray(listings.dealId, its)),
    bands: await db.select().from(bands).where(inArray(bands.dealId, its)).orderBy(bands.dealId, bands.level),
  };
}

function ofDeals({ listings, bands }: Rows, dealIds: ReadonlySet<string>): Rows {
  const isTheirs = ({ dealId }: { dealId: string }) => dealIds.has(dealId);
  return { listings: listings.filter(isTheirs), bands: bands.filter(isTheirs) };
}

/** What is said of each deal: most rows are as they were, and to compare is much less than to write. */
function printedByDeal({ listings, bands }: Rows): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of [...listings, ...bands])
    found.set(row.dealId, `${found.get(row.dealId) ?? ''}${printed(row)}`);
  return found;
}

/** Alike for rows that say the same, whatever order their columns come in. */
export function printed(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type CityTrade = Pick<ListingRow, 'city' | 'category'>;
type Change = { readonly gone: readonly CityTrade[]; readonly come: readonly CityTrade[] };

/** Always in the same order, so that no two who count wait for each other. */
async function recount(tx: Tx, { gone, come }: Change): Promise<void> {
  const counts = new Map<string, CityTrade & { deals: number }>();
  const add = ({ city, category }: CityTrade, deals: number) => {
    const key = `${category} ${city}`;
    counts.set(key, { city, category, deals: (counts.get(key)?.deals ?? 0) + deals });
  };
  for (const row of gone) add(row, -1);
  for (const row of come) add(row, 1);
  const changed = [...counts.entries()]
    .filter(([, { deals }]) => deals !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (changed.length === 0) return;
  await tx
    .insert(cityTrades)
    .values(changed.map(([, row]) => row))
    .onConflictDoUpdate({
      target: [cityTrades.city, cityTrades.category],
      set: { deals: sql`${cityTrades.deals} + excluded.deals` },
    });
}

/** Who changes a deal and who changes its venue go one after the other, so that the later one sees both changes. SQLite has one writer. */
async function waitForOthers(tx: Tx, dealIds: readonly string[]): Promise<void> {
  if (engine === 'sqlite') return;
  await tx
    .select({ id: deals.id })
    .from(deals)
    .where(inArray(deals.id, [...dealIds]))
    .orderBy(deals.id)
    .for('update');
}

/** What `relist` keeps of these deals: the proof compares it with what is kept. */
export async function listedRows(db: Reader, dealIds: readonly string[]): Promise<Rows> {
  const rows = await db
    .select({ deal: deals, version: dealVersions, package: packages, venue: venues })
    .from(deals)
    .innerJoin(
      dealVersions,
      and(eq(dealVersions.dealId, deals.id), eq(dealVersions.version, deals.liveVersion)),
    )
    .innerJoin(packages, eq(packages.id, dealVersions.packageId))
    .innerJoin(venues, eq(venues.id, packages.venueId))
    .where(inArray(deals.id, [...dealIds]));
  const opened = await openedOf(db, dealIds);
  const live = rows.filter(({ deal }) => deal.status === 'live');
  const made = live.map((row) => rowsOf(row, opened.get(row.deal.id) ?? []));
  return { listings: made.map(({ listing }) => listing), bands: made.flatMap((one) => one.bands) };
}

export type Selling = {
  readonly deal: Pick<typeof deals.$inferInsert, 'id' | 'liveAt'>;
  readonly version: Pick<typeof dealVersions.$inferSelect, 'title' | 'description' | 'terms'>;
  readonly package: typeof packages.$inferSelect;
  readonly venue: typeof venues.$inferSelect;
};

/** The rows of one deal on sale. */
export function rowsOf(
  row: Selling,
  opened: readonly Opening[],
): { readonly listing: ListingRow; readonly bands: BandRow[] } {
  const { deal, version } = row;
  const venue = asVenue(row.venue);
  const pkg = asPackage(row.package);
  const week = pricedWeek({ terms: version.terms, package: pkg, venue, busyness: venue.busyness });
  const listed = listPriceOf(pkg);
  const least = leastOfWeek(week);
  const same = {
    dealId: deal.id,
    venueId: venue.id,
    city: plainText(venue.city),
    category: pkg.category,
    timeZone: venue.timeZone,
  };
  return {
    listing: {
      ...same,
      words: wordsOf(row),
      leastMinor: least,
      quietness: quietnessOf(least, listed),
      age: -(deal.liveAt ?? 0),
    },
    bands: bandsOf(week, opened).map(({ priceMinor, hours }, level) => ({
      ...same,
      level,
      priceMinor,
      quietness: quietnessOf(priceMinor, listed),
      visitFrom: version.terms.visitFrom,
      visitUntil: version.terms.visitUntil,
      ...daysOf(hours),
      weekKind: weekKindOf(hours),
    })),
  };
}

/** Each once, and always in the same order, so that no two who write them wait for each other. */
export function weekKindsOf(rows: readonly BandRow[]): WeekKindRow[] {
  const byKind = new Map(rows.map((row) => [row.weekKind, row]));
  return [...byKind.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { monday, tuesday, wednesday, thursday, friday, saturday, sunday }]) => ({
      kind,
      ...{ monday, tuesday, wednesday, thursday, friday, saturday, sunday },
    }));
}

/** Three bytes for each day. */
function weekKindOf(hours: HourBits): string {
  const bytes = hours.flatMap((day) => [day >> 16, (day >> 8) & 0xff, day & 0xff]);
  return Buffer.from(bytes).toString('base64url');
}

/** Everything a deal on sale is found by. */
export function wordsOf({
  version,
  package: pkg,
  venue,
}: Pick<Selling, 'version' | 'package' | 'venue'>): string {
  const lines = pkg.lines.map((line) => line.title);
  const found = indexedWords([
    ...[version.title, version.description, ...lines, pkg.category],
    ...[venue.name, venue.area, venue.city],
  ]);
  return `${cityWord(venue.city)} ${found}`;
}

function daysOf([monday, tuesday, wednesday, thursday, friday, saturday, sunday]: readonly number[]) {
  const bits = { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
  return bits as Record<keyof typeof bits, number>;
}

/** Openings that were not over when the newest one was made; later nothing can be bought of the others. */
async function openedOf(db: Reader, dealIds: readonly string[]): Promise<ReadonlyMap<string, Opening[]>> {
  const rows = await db
    .select()
    .from(openings)
    .where(and(inArray(openings.dealId, [...dealIds]), isNull(openings.closedAt)));
  const byDeal = Map.groupBy(rows, ({ dealId }) => dealId);
  const found = new Map<string, Opening[]>();
  for (const [dealId, opened] of byDeal) {
    const newest = Math.max(...opened.map(({ openedAt }) => openedAt));
    const alive = opened.filter(({ until }) => until > newest);
    found.set(
      dealId,
      alive.map((row) => ({ ...row, offBps: basisPoints(row.offBps), seatsLeft: row.seats - row.taken })),
    );
  }
  return found;
}
