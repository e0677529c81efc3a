import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Reader } from '../store';
import { deals, dealVersions } from '../tables/deals';
import { groups } from '../tables/groups';
import { orders } from '../tables/orders';
import { dealBuyers, dealSlots, holds, venueSteps } from '../tables/slots';
import { venues } from '../tables/venues';
import type { Invariant } from './invariant';

/** Places that open holds, orders and groups keep at one step; a group lasts as long as the visits in it. */
const kept = sql`
  (select coalesce(sum(${holds.placesTaken}), 0) from ${holds}
    where ${holds.venueId} = ${venueSteps.venueId} and ${holds.endedAt} is null
      and ${holds.start} <= ${venueSteps.at} and ${venueSteps.at} < ${holds.freeAt})
  + (select coalesce(sum(${orders.placesTaken}), 0) from ${orders}
    where ${orders.venueId} = ${venueSteps.venueId}
      and ${orders.start} <= ${venueSteps.at} and ${venueSteps.at} < ${orders.freeAt})
  + (select coalesce(sum(${groups.placesReserved}), 0) from ${groups}
    where ${groups.venueId} = ${venueSteps.venueId} and ${groups.placesReserved} > 0
      and ${groups.start} <= ${venueSteps.at} and ${venueSteps.at} < coalesce(
        (select max(${orders.freeAt}) from ${orders} where ${orders.groupId} = ${groups.id}),
        (select max(${holds.freeAt}) from ${holds} where ${holds.groupId} = ${groups.id})))`;

/** Every step is read by one statement: what it says was true at one instant, on both engines. */
export const seatInvariants: readonly Invariant[] = [
  {
    name: 'S1',
    says: 'no step of a venue has more places taken than the venue has',
    async violations(db) {
      const rows = await db
        .select({
          venueId: venueSteps.venueId,
          at: venueSteps.at,
          taken: venueSteps.taken,
          seats: venues.seats,
        })
        .from(venueSteps)
        .innerJoin(venues, eq(venues.id, venueSteps.venueId))
        .where(gt(venueSteps.taken, venues.seats));
      return rows.map(({ venueId, at, taken, seats }) => `${venueId} at ${at}: ${taken} of ${seats}`);
    },
  },
  {
    name: 'S2',
    says: 'what is counted as taken at a step is what holds, orders and groups keep there',
    async violations(db) {
      const rows = await db
        .select({ venueId: venueSteps.venueId, at: venueSteps.at, taken: venueSteps.taken })
        .from(venueSteps)
        .where(sql`${venueSteps.taken} <> ${kept}`);
      return rows.map((row) => `${row.venueId} at ${row.at}: ${row.taken} counted`);
    },
  },
  {
    name: 'S2 alone',
    says: 'what is counted as sold alone at a deal price is what holds and orders keep',
    async violations(db) {
      const alone = sql`
        (select coalesce(sum(${holds.placesTaken}), 0) from ${holds}
          where ${holds.dealId} = ${dealSlots.dealId} and ${holds.start} = ${dealSlots.start}
            and ${holds.endedAt} is null and ${holds.as} = 'solo' and ${holds.isDiscounted})
        + (select coalesce(sum(${orders.placesTaken}), 0) from ${orders}
          where ${orders.dealId} = ${dealSlots.dealId} and ${orders.start} = ${dealSlots.start}
            and ${orders.as} = 'solo' and ${orders.isDiscounted})`;
      const rows = await db
        .select({ dealId: dealSlots.dealId, start: dealSlots.start, counted: dealSlots.aloneTaken })
        .from(dealSlots)
        .where(sql`${dealSlots.aloneTaken} <> ${alone}`);
      return rows.map((row) => `${row.dealId} at ${row.start}: ${row.counted} counted`);
    },
  },
  {
    name: 'S2 units',
    says: 'what is counted against the limit of a deal is what its orders that have not ended take',
    async violations(db) {
      const units = sql`(select coalesce(sum(${orders.quantity}), 0) from ${orders}
        where ${orders.dealId} = ${deals.id} and ${orders.endedAt} is null)`;
      const rows = await db
        .select({ id: deals.id, counted: deals.unitsTaken })
        .from(deals)
        .where(sql`${deals.unitsTaken} <> ${units}`);
      return rows.map(({ id, counted }) => `${id}: ${counted} counted`);
    },
  },
  {
    name: 'S3',
    says: 'nobody has more of a deal than its limit per person, and nobody is in a group twice',
    violations: overLimit,
  },
  {
    name: 'S4',
    says: 'no hold lives past its end',
    isAtRest: true,
    async violations(db, { now }) {
      const rows = await db
        .select({ id: holds.id })
        .from(holds)
        .where(and(isNull(holds.endedAt), lte(holds.expiresAt, now)));
      return rows.map(({ id }) => `${id} is open past its end`);
    },
  },
];

/** A limit is part of what was sold: the loosest version counts, as a buyer may have bought under any. */
async function overLimit(db: Reader): Promise<string[]> {
  const limits = new Map<string, number>();
  for (const { dealId, terms } of await db
    .select({ dealId: dealVersions.dealId, terms: dealVersions.terms })
    .from(dealVersions)) {
    const limit = terms.limits.perPerson ?? Number.POSITIVE_INFINITY;
    limits.set(dealId, Math.max(limits.get(dealId) ?? 0, limit));
  }
  const rows = await db.select().from(dealBuyers).where(gt(dealBuyers.units, 1));
  return rows
    .filter(({ dealId, buyer, units }) => units > (buyer.includes('|') ? 1 : (limits.get(dealId) ?? 0)))
    .map(({ dealId, buyer, units }) => `${buyer} has ${units} of ${dealId}`);
}
