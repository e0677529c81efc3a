import { eq } from 'drizzle-orm';
import { asVenue, type SellingVenue } from './deal-terms';
import type { Reader } from './store';
import { venues } from './tables/venues';

export async function findVenue(db: Reader, venueId: string): Promise<SellingVenue | null> {
  const [row] = await db.select().from(venues).where(eq(venues.id, venueId));
  return row ? asVenue(row) : null;
}
