import { and, eq, max, min } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import { findDeal, type SellingTerms, termsOfVersion } from '../deals/deal-terms';
import type { Reader } from '../store';
import { deals } from '../tables/deals';
import { pastVisits } from '../tables/venues';

/** What sells at a venue, each deal at the version that sells. */
export async function sellingAtVenue(db: Reader, venueId: string): Promise<SellingTerms[]> {
  const rows = await db
    .select({ id: deals.id })
    .from(deals)
    .where(and(eq(deals.venueId, venueId), eq(deals.status, 'live')));
  const found: SellingTerms[] = [];
  for (const { id } of rows) {
    const deal = await findDeal(db, id);
    if (deal && deal.liveVersion !== null) found.push(await termsOfVersion(db, deal.id, deal.liveVersion));
  }
  return found;
}

/** From when to when a merchant's own history of visits goes; null without one. */
export async function historySpan(
  db: Reader,
  venueId: string,
): Promise<{ from: Instant; until: Instant } | null> {
  const [row] = await db
    .select({ from: min(pastVisits.start), until: max(pastVisits.start) })
    .from(pastVisits)
    .where(eq(pastVisits.venueId, venueId));
  return row?.from == null || row.until == null ? null : { from: row.from, until: row.until };
}
