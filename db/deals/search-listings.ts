import { and, asc, eq, sql } from 'drizzle-orm';
import { askedWords, cityWord, plainText } from '@/domain/deals/search-words';
import { engine } from '../columns';
import type { Reader } from '../store';
import { listings } from '../tables/listings';
import { occurs } from './find-listings';

/** Finds at most this many by their words; a search that finds more walks the list instead. */
const namedMost = 1_000;
/** So many of the newest deals say that a word is common. */
const common = { least: 20, among: 1_000 };

/** Deals in which all these words occur, the last perhaps only begun; null for too many to name. */
export async function searchedDeals(
  db: Reader,
  { typed, city }: { readonly typed: string; readonly city?: string | undefined },
): Promise<{ readonly dealIds?: readonly string[]; readonly words?: readonly string[] }> {
  const words = askedWords(typed);
  if (words.length === 0) return {};
  const [last = '', ...whole] = words.toReversed();
  const begun = [...whole.map((word) => `${word} `), last];
  const all = city === undefined ? words : [cityWord(city), ...words];
  if (engine === 'sqlite') {
    const dealIds = await matchedByFts(db, all);
    return dealIds ? { dealIds } : { words: begun };
  }
  const dealIds = (await areCommon(db, { words: begun, city })) ? null : await matchedByVector(db, all);
  return dealIds ? { dealIds } : { words: begun };
}

/**
 * Whether many of the newest deals have these words: then they are met soon on a walk. PostgreSQL finds all deals of a word before it
 * gives the first thousand, which for a word of every fifth deal of a million took 100 ms.
 */
async function areCommon(
  db: Reader,
  { words, city }: { readonly words: readonly string[]; readonly city: string | undefined },
): Promise<boolean> {
  const newest = db
    .select({ words: listings.words })
    .from(listings)
    .where(city === undefined ? undefined : eq(listings.city, plainText(city)))
    .orderBy(asc(listings.age), asc(listings.dealId))
    .limit(common.among)
    .as('newest');
  const found = await db
    .select({ one: sql`1` })
    .from(newest)
    .where(and(...words.map((word) => occurs(newest.words, word))))
    .limit(common.least);
  return found.length === common.least;
}

/** Rows first, and their names where they are few: each name is a page of another table. As a list within a query, all would be read. */
async function matchedByFts(db: Reader, words: readonly string[]): Promise<string[] | null> {
  const asked = `${words.map((word) => `"${word}"`).join(' ')}*`;
  const found = await db
    .select({ key: sql<number>`rowid` })
    .from(sql`listing_search`)
    .where(sql`listing_search match ${asked}`)
    .limit(namedMost + 1);
  if (found.length > namedMost) return null;
  if (found.length === 0) return [];
  const keys = JSON.stringify(found.map(({ key }) => key));
  const rows = await db
    .select({ dealId: sql<string>`deal_id` })
    .from(sql`listing_keys`)
    .where(sql`key in (select value from json_each(${keys}))`);
  return rows.map(({ dealId }) => dealId);
}

async function matchedByVector(db: Reader, words: readonly string[]): Promise<string[] | null> {
  const asked = `${words.map((word) => `'${word}'`).join(' & ')}:*`;
  const rows = await db
    .select({ dealId: listings.dealId })
    .from(listings)
    .where(sql`listings.search @@ ${asked}::tsquery`)
    .limit(namedMost + 1);
  return rows.length > namedMost ? null : rows.map(({ dealId }) => dealId);
}
