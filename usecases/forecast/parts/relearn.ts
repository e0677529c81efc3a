import type { SellingVenue } from '@/db/deals/deal-terms';
import { historySpan } from '@/db/forecast/selling';
import { bookedHere, pastVisitsOf, venuesBooked } from '@/db/forecast/visits';
import type { Tx } from '@/db/store';
import { findVenue, packagesOfVenue, setBusyness } from '@/db/venues';
import { type LearnedWeek, learnWeek } from '@/domain/forecast/baseline/learn-week';
import type { Instant } from '@/domain/time/wall';
import { weekMs } from '@/domain/time/zone';
import type { Busyness } from '@/domain/venues/venue';
import type { Context } from '../../context';
import { onceAWeek } from './once-a-week';

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

/** Once a week, ten venues a cycle: what was booked and refused here at the full price goes into their ordinary weeks. */
export async function relearnBooked(ctx: Context): Promise<number> {
  return onceAWeek(ctx, {
    fact: 'ordinary-weeks-learned',
    atOnce: 10,
    venues: venuesBooked,
    act: learnFromBookings,
  });
}

/** A week nobody stated as such was stated before we kept it apart, unless it was counted from a file. */
async function learnFromBookings(tx: Tx, venueId: string, now: Instant): Promise<void> {
  const venue = await findVenue(tx, venueId);
  if (!venue) return;
  const isCounted = (await historySpan(tx, venueId)) !== null;
  await relearn(tx, venue, { now, stated: venue.statedWeek ?? (isCounted ? null : venue.busyness) });
}
