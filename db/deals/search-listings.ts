import { sql } from 'drizzle-orm';
import { askedWords, cityWord } from '@/domain/deals/search-words';
import { engine } from '../columns';
import type { Reader } from '../store';
import { listings } from '../tables/listings';

/** Finds at most this many by their words; a search that finds more walks the list instead. */
const namedMost = 1_000;

/** Deals in which all these words occur, the last perhaps only begun; null for too many to name. */
export async function searchedDeals(
  db: Reader,
  { typed, city }: { readonly typed: string; readonly city?: string | undefined },
): Promise<{ readonly dealIds?: readonly string[]; readonly words?: readonly string[] }> {
  const words = askedWords(typed);
  if (words.length === 0) return {};
  const all = city === undefined ? words : [cityWord(city), ...words];
  const rows = await (engine === 'sqlite' ? matchedByFts(db, all) : matchedByVector(db, all));
  if (rows.length <= namedMost) return { dealIds: rows.map(({ dealId }) => dealId) };
  const [last = '', ...whole] = words.toReversed();
  return { words: [...whole.map((word) => `${word} `), last] };
}

/** Reads no further than the limit: as a list within a query, the engine would first name all there are. */
function matchedByFts(db: Reader, words: readonly string[]): Promise<{ dealId: string }[]> {
  const asked = `${words.map((word) => `"${word}"`).join(' ')}*`;
  return db
    .select({ dealId: sql<string>`listing_keys.deal_id` })
    .from(sql`listing_search join listing_keys on listing_keys.key = listing_search.rowid`)
    .where(sql`listing_search match ${asked}`)
    .limit(namedMost + 1);
}

function matchedByVector(db: Reader, words: readonly string[]): Promise<{ dealId: string }[]> {
  const asked = `${words.map((word) => `'${word}'`).join(' & ')}:*`;
  return db
    .select({ dealId: listings.dealId })
    .from(listings)
    .where(sql`listings.search @@ ${asked}::tsquery`)
    .limit(namedMost + 1);
}
