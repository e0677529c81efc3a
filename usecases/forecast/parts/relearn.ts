import type { SellingVenue } from '@/db/deals/deal-terms';
import { bookedHere, pastVisitsOf } from '@/db/forecast/visits';
import type { Tx } from '@/db/store';
import { packagesOfVenue, setBusyness } from '@/db/venues';
import { type LearnedWeek, learnWeek } from '@/domain/forecast/baseline/learn-week';
import type { Instant } from '@/domain/time/wall';
import { hourMs } from '@/domain/time/zone';
import type { Busyness } from '@/domain/venues/venue';

const weekMs = 7 * 24 * hourMs;
/** Bookings here older than this say nothing about the next week. */
const remembered = 12 * weekMs;

/** Works the ordinary week out anew from everything kept of a venue, and keeps it for every price to look at. */
export async function relearn(
  tx: Tx,
  venue: Pick<SellingVenue, 'id'> & SellingVenue,
  { now, stated }: { now: Instant; stated: Busyness | null },
): Promise<LearnedWeek> {
  const span = { from: now - remembered, until: now };
  const learned = learnWeek({
    venue,
    stated,
    visits: await pastVisitsOf(tx, venue.id),
    own: await bookedHere(tx, venue.id, span),
    minutes: await minutesOf(tx, venue.id),
  });
  await setBusyness(tx, venue.id, { busyness: learned.busyness, statedWeek: stated });
  return learned;
}

/** How long one visit lasts is what the venue's longest package takes. */
async function minutesOf(tx: Tx, venueId: string): Promise<number> {
  const lasting = (await packagesOfVenue(tx, venueId)).map((one) => one.durationMinutes + one.cleanUpMinutes);
  return lasting.length > 0 ? Math.max(...lasting) : 60;
}
