import type { SellingVenue } from '@/db/deals/deal-terms';
import { countListed } from '@/db/deals/listings';
import { historySpan } from '@/db/forecast/selling';
import { bookedHere, pastVisitsOf, venuesBooked } from '@/db/forecast/visits';
import type { Tx } from '@/db/store';
import { findVenue, packagesOfVenue, setBusyness } from '@/db/venues';
import { type LearnedCalendar, learnCalendar } from '@/domain/forecast/baseline/learn-calendar';
import { type LearnedWeek, learnWeek } from '@/domain/forecast/baseline/learn-week';
import type { Instant } from '@/domain/time/wall';
import { weekMs } from '@/domain/time/zone';
import type { Busyness } from '@/domain/venues/venue';
import type { Context } from '../../context';
import { onceAWeek } from './once-a-week';

/** Bookings here older than this say nothing about the next week. */
const remembered = 12 * weekMs;

/** Works the ordinary week and the calendar out anew from everything kept of a venue, and keeps them for every price to look at. */
export async function relearn(
  tx: Tx,
  venue: Pick<SellingVenue, 'id'> & SellingVenue,
  { now, stated }: { now: Instant; stated: Busyness | null },
): Promise<LearnedWeek & LearnedCalendar> {
  const span = { from: now - remembered, until: now };
  const visits = await pastVisitsOf(tx, venue.id);
  const minutes = await minutesOf(tx, venue.id);
  const learned = learnWeek({ venue, stated, visits, own: await bookedHere(tx, venue.id, span), minutes });
  const calendar = learnCalendar({ venue, ordinary: learned.busyness, visits, minutes });
  await setBusyness(tx, venue.id, { busyness: learned.busyness, statedWeek: stated, ...calendar });
  return { ...learned, ...calendar };
}

/** How long one visit lasts is what the venue's longest package takes. */
async function minutesOf(tx: Tx, venueId: string): Promise<number> {
  const lasting = (await packagesOfVenue(tx, venueId)).map((one) => one.durationMinutes + one.cleanUpMinutes);
  return lasting.length > 0 ? Math.max(...lasting) : 60;
}

/** Learning a week takes as long as pricing so many deals anew by it. */
const dealsALearning = 30;
/** Deals priced anew in one cycle: ten small houses, or a few with a hundred deals each. */
const atOnce = 300;

/** Once a week, a few venues a cycle: what was booked and refused here at the full price goes into their ordinary weeks. */
export async function relearnBooked(ctx: Context): Promise<number> {
  return onceAWeek(ctx, {
    fact: 'ordinary-weeks-learned',
    atOnce,
    withNews: (db, venueIds, lastWeek) => venuesBooked(db, venueIds, { ...lastWeek, isDiscounted: false }),
    act: learnFromBookings,
  });
}

async function learnFromBookings(tx: Tx, venueId: string, now: Instant): Promise<number> {
  const venue = await findVenue(tx, venueId);
  if (!venue) return 0;
  await relearn(tx, venue, { now, stated: await statedWeekOf(tx, venue) });
  return dealsALearning + (await countListed(tx, venueId));
}

/** A week nobody stated as such was stated before we kept it apart, unless it was counted from a file. */
export async function statedWeekOf(tx: Tx, venue: SellingVenue): Promise<Busyness | null> {
  const isCounted = (await historySpan(tx, venue.id)) !== null;
  return venue.statedWeek ?? (isCounted ? null : venue.busyness);
}
