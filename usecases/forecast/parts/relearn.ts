import type { SellingVenue } from '@/db/deals/deal-terms';
import { findFact, keepFact } from '@/db/facts';
import { historySpan } from '@/db/forecast/selling';
import { bookedHere, pastVisitsOf, venuesBooked } from '@/db/forecast/visits';
import type { Tx } from '@/db/store';
import { findVenue, packagesOfVenue, setBusyness } from '@/db/venues';
import { type LearnedWeek, learnWeek } from '@/domain/forecast/baseline/learn-week';
import { accept } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { hourMs } from '@/domain/time/zone';
import type { Busyness } from '@/domain/venues/venue';
import type { Context } from '../../context';

const weekMs = 7 * 24 * hourMs;
/** Venues learned from in one cycle of the jobs: buyers wait for nobody's arithmetic. */
const atOnce = 10;
const learnedFact = 'ordinary-weeks-learned';

type LearnedUpTo = { readonly week: number; readonly after: string };
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
  const now = ctx.clock.now();
  const week = Math.floor(now / weekMs);
  const known = (await findFact(ctx.reader, learnedFact)) as LearnedUpTo | undefined;
  const after = known?.week === week ? known.after : '';
  if (after === allDone) return 0;
  const booked = await venuesBooked(ctx.reader, { from: now - weekMs, until: now });
  const next = booked
    .filter((id) => id > after)
    .sort()
    .slice(0, atOnce);
  for (const id of next) await ctx.transaction(async (tx) => accept(await learnFromBookings(tx, id, now)));
  const upTo: LearnedUpTo = { week, after: next.at(-1) ?? allDone };
  await ctx.transaction(async (tx) => accept(await keepFact(tx, { name: learnedFact, value: upTo })));
  return next.length;
}

/** Sorts after every id. */
const allDone = '~';

/** A week nobody stated as such was stated before we kept it apart, unless it was counted from a file. */
async function learnFromBookings(tx: Tx, venueId: string, now: Instant): Promise<void> {
  const venue = await findVenue(tx, venueId);
  if (!venue) return;
  const isCounted = (await historySpan(tx, venueId)) !== null;
  await relearn(tx, venue, { now, stated: venue.statedWeek ?? (isCounted ? null : venue.busyness) });
}
