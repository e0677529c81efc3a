import { and, asc, eq, gt, gte, inArray, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Category } from '@/domain/deals/package';
import { plainText } from '@/domain/deals/search-words';
import { type HourBits, hoursOf } from '@/domain/pricing/live/bands';
import type { Day, Span } from '@/domain/time/wall';
import { addDays, dayOf } from '@/domain/time/zone';
import type { Reader } from '../store';
import { bands, listings, type weekKinds } from '../tables/listings';

/** What can be asked of the index. Of `venueIds` and `dealIds` only those given are looked at. */
export type Sought = {
  readonly city?: string | undefined;
  readonly categories?: readonly Category[] | undefined;
  readonly venueIds?: readonly string[] | undefined;
  readonly dealIds?: readonly string[] | undefined;
  /** Words that must all occur, for searches that would find too many to name. */
  readonly words?: readonly string[] | undefined;
  /** Deals that never cost as little are left out. */
  readonly maxPriceMinor?: number | undefined;
  /** Deals without a start in the span in any week are left out. */
  readonly hours?: SpanHours | undefined;
};
export type Order = 'quietest' | 'price' | 'newest';
/** A deal and its place in the order: no slot of it comes earlier. */
export type Hope = { readonly dealId: string; readonly venueId: string; readonly rank: number };
type After = Pick<Hope, 'dealId' | 'rank'> | null;
type Page = { readonly order: Order; readonly after: After; readonly limit: number };

/** Deals by what their ordinary week says, from `after` on. */
export async function listedDeals(
  db: Reader,
  sought: Sought,
  { order, after, limit }: Page,
): Promise<Hope[]> {
  const rank = { quietest: listings.quietness, price: listings.leastMinor, newest: listings.age }[order];
  return db
    .select({ dealId: listings.dealId, venueId: listings.venueId, rank })
    .from(listings)
    .where(and(...ofListing(sought), afterHope(rank, listings.dealId, after)))
    .orderBy(asc(rank), asc(listings.dealId))
    .limit(limit);
}

/** Deals by the least they can cost at these hours, from `after` on; one may come again with its next price. For a city, some venues or some deals: for a country see `walkedBands`. */
export async function bandedDeals(
  db: Reader,
  sought: Sought,
  { order, after, limit }: Page,
): Promise<Hope[]> {
  const rank = rankOfBand(order);
  return db
    .select({ dealId: bands.dealId, venueId: bands.venueId, rank })
    .from(bands)
    .where(and(...ofBand(sought), afterHope(rank, bands.dealId, after)))
    .orderBy(asc(rank), asc(bands.dealId))
    .limit(limit);
}

export function rankOfBand(order: Order) {
  return order === 'price' ? bands.priceMinor : bands.quietness;
}

/** Keyset: a row is a place in an index, not a number to count up to. */
function afterHope(rank: SQLWrapper, id: SQLWrapper, after: After): SQL | undefined {
  return after ? sql`(${rank}, ${id}) > (${after.rank}, ${after.dealId})` : undefined;
}

function ofListing({ hours, ...sought }: Sought): (SQL | undefined)[] {
  const { maxPriceMinor } = sought;
  return [
    sought.city === undefined ? undefined : eq(listings.city, plainText(sought.city)),
    sought.categories?.length ? inArray(listings.category, [...sought.categories]) : undefined,
    sought.venueIds ? inArray(listings.venueId, [...sought.venueIds]) : undefined,
    sought.dealIds ? inArray(listings.dealId, [...sought.dealIds]) : undefined,
    maxPriceMinor === undefined ? undefined : lte(listings.leastMinor, maxPriceMinor),
    ...(sought.words ?? []).map((word) => occurs(listings.words, word)),
    hours
      ? looked(sql`select 1 from ${bands} where ${bands.dealId} = ${listings.dealId} and ${atHours(hours)}`)
      : undefined,
  ];
}

export function ofBand({ hours, words, ...sought }: Sought): (SQL | undefined)[] {
  const { maxPriceMinor } = sought;
  const occur = (words ?? []).map((word) => occurs(listings.words, word));
  return [
    sought.city === undefined ? undefined : eq(bands.city, plainText(sought.city)),
    sought.categories?.length ? inArray(bands.category, [...sought.categories]) : undefined,
    sought.venueIds ? inArray(bands.venueId, [...sought.venueIds]) : undefined,
    sought.dealIds ? inArray(bands.dealId, [...sought.dealIds]) : undefined,
    maxPriceMinor === undefined ? undefined : lte(bands.priceMinor, maxPriceMinor),
    occur.length > 0
      ? looked(sql`select 1 from ${listings} where ${listings.dealId} = ${bands.dealId} and ${and(...occur)}`)
      : undefined,
    hours ? atHours(hours) : undefined,
  ];
}

/** Looks for each row as the walk meets it: an engine that may turn it round reads the other table from end to end. */
function looked(found: SQL): SQL {
  return sql`(${found} limit 1) is not null`;
}

/** Words of the index are letters a-z and digits, so none means something to `like`. */
export function occurs(words: SQLWrapper, word: string): SQL {
  return sql`' ' || ${words} || ' ' like ${`% ${word}%`}`;
}

/** The hours of a span by every clock there is, and the days it may fall on. */
export type SpanHours = {
  readonly days: { readonly from: Day; readonly until: Day };
  readonly byZone: readonly { readonly zone: string; readonly hours: HourBits | null }[];
};

export async function spanHours(db: Reader, span: Span): Promise<SpanHours> {
  const zones = await listedZones(db);
  return {
    days: { from: addDays(dayOf(span.from, 'UTC'), -1), until: addDays(dayOf(span.until, 'UTC'), 1) },
    byZone: zones.map((zone) => ({ zone, hours: hoursOf(span, zone) })),
  };
}

/** Every time zone something is on sale in: one look into the index for each. */
async function listedZones(db: Reader): Promise<string[]> {
  const zones: string[] = [];
  for (let last = ''; ; ) {
    const [row] = await db
      .select({ zone: listings.timeZone })
      .from(listings)
      .where(gt(listings.timeZone, last))
      .orderBy(asc(listings.timeZone))
      .limit(1);
    if (!row) return zones;
    last = row.zone;
    zones.push(last);
  }
}

function atHours({ days: { from, until }, byZone }: SpanHours): SQL | undefined {
  return and(
    lte(bands.visitFrom, until),
    gte(bands.visitUntil, from),
    or(
      ...byZone.map(({ zone, hours }) =>
        and(eq(bands.timeZone, zone), hours ? bitsOf(bands, hours) : undefined),
      ),
    ),
  );
}

/** Weeks with any of these bits. */
export function bitsOf(week: typeof bands | typeof weekKinds, bits: HourBits): SQL | undefined {
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = week;
  const days = [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
  return or(...days.flatMap((day, index) => (bits[index] ? [sql`(${day} & ${bits[index]}) <> 0`] : [])));
}
