import { type SQL, sql } from 'drizzle-orm';
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
  const rows = await db
    .select({ dealId: listings.dealId })
    .from(listings)
    .where(engine === 'sqlite' ? matchedByFts(all) : matchedByVector(all))
    .limit(namedMost + 1);
  if (rows.length <= namedMost) return { dealIds: rows.map(({ dealId }) => dealId) };
  const [last = '', ...whole] = words.toReversed();
  return { words: [...whole.map((word) => `${word} `), last] };
}

function matchedByFts(words: readonly string[]): SQL {
  const asked = `${words.map((word) => `"${word}"`).join(' ')}*`;
  return sql`${listings.dealId} in (select listing_keys.deal_id from listing_search
    join listing_keys on listing_keys.key = listing_search.rowid where listing_search match ${asked})`;
}

function matchedByVector(words: readonly string[]): SQL {
  const asked = `${words.map((word) => `'${word}'`).join(' & ')}:*`;
  return sql`listings.search @@ ${asked}::tsquery`;
}
