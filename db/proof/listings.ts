import { eq, ne, sql } from 'drizzle-orm';
import { hoursOf } from '@/domain/pricing/live/bands';
import { pricedWeek } from '@/domain/pricing/week';
import type { Instant } from '@/domain/time/wall';
import { addDays, dayOf } from '@/domain/time/zone';
import { sellingTerms } from '../deals/deal-terms';
import { type BandRow, listedRows, printed, weekKindsOf } from '../deals/listings';
import { bookableSlots } from '../slots/slot-lists';
import type { Reader } from '../store';
import { deals } from '../tables/deals';
import { bands, cityTrades, listings, weekKinds } from '../tables/listings';
import type { Invariant } from './invariant';

const daysLooked = 8;
const dealsAtOnce = 200;

/** What lists and search look into, against what it was made of. Read by several statements, so at rest. */
export const listingInvariants: readonly Invariant[] = [
  {
    name: 'L1',
    says: 'lists and search know of every deal on sale what it says, and of no other deal',
    isAtRest: true,
    async violations(db) {
      const counts = await db.select().from(cityTrades).where(ne(cityTrades.deals, 0));
      const rows = [await db.select().from(listings), await db.select().from(bands), counts].flat();
      const kept = rows.map(printed);
      const kinds = new Set((await db.select().from(weekKinds)).map(printed));
      const made = (await countedTrades(db)).map(printed);
      const madeKinds = new Set<string>();
      for (const ids of await liveDeals(db)) {
        const rows = await listedRows(db, ids);
        made.push(...[...rows.listings, ...rows.bands].map(printed));
        for (const row of weekKindsOf(rows.bands)) madeKinds.add(printed(row));
      }
      const [isKept, isMade] = [new Set(kept), new Set(made)];
      return [
        ...kept.filter((row) => !isMade.has(row)).map((row) => `${row} is kept, but is not so`),
        ...made.filter((row) => !isKept.has(row)).map((row) => `${row} is so, but not kept`),
        ...[...madeKinds].filter((row) => !kinds.has(row)).map((row) => `${row} is a kind of week not kept`),
      ];
    },
  },
  {
    name: 'L2',
    says: 'no slot on sale is at an hour the index leaves out, or cheaper than it says',
    isAtRest: true,
    async violations(db, { now }) {
      const found: string[] = [];
      for (const ids of await liveDeals(db))
        for (const id of ids) found.push(...(await missedSlots(db, id, now)));
      return found;
    },
  },
];

async function countedTrades(db: Reader): Promise<(typeof cityTrades.$inferSelect)[]> {
  const { city, category } = listings;
  return db
    .select({ city, category, deals: sql<number>`count(*)`.mapWith(Number) })
    .from(listings)
    .groupBy(city, category);
}

async function liveDeals(db: Reader): Promise<string[][]> {
  const rows = await db
    .select({ id: deals.id })
    .from(deals)
    .where(eq(deals.status, 'live'))
    .orderBy(deals.id);
  const ids = rows.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / dealsAtOnce) }, (_, index) =>
    ids.slice(index * dealsAtOnce, (index + 1) * dealsAtOnce),
  );
}

async function missedSlots(db: Reader, dealId: string, now: Instant): Promise<string[]> {
  const selling = await sellingTerms(db, dealId);
  if (!selling) return [];
  const { terms, package: pkg, venue } = selling;
  const week = pricedWeek({ terms, package: pkg, venue, busyness: venue.busyness });
  const from = dayOf(now, venue.timeZone);
  const asked = { from, until: addDays(from, daysLooked), quantity: 1, now };
  const shown = await bookableSlots(db, { dealId, venueId: venue.id, week }, asked);
  const kept = await db.select().from(bands).where(eq(bands.dealId, dealId));
  return shown.flatMap(({ slot }) => {
    const least = leastAt(kept, slot.start);
    return least <= slot.priceMinor ? [] : [`${dealId} at ${slot.local}: ${slot.priceMinor} under ${least}`];
  });
}

/** The least that the index knows for a start; infinite where it knows of none. */
function leastAt(kept: readonly BandRow[], start: Instant): number {
  const prices = kept.filter((band) => isAt(band, start)).map(({ priceMinor }) => priceMinor);
  return Math.min(Number.POSITIVE_INFINITY, ...prices);
}

function isAt(band: BandRow, start: Instant): boolean {
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = band;
  const days = [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
  const hours = hoursOf({ from: start, until: start + 1 }, band.timeZone);
  return days.some((bits, index) => (bits & (hours?.[index] ?? 0)) !== 0);
}
