import { and, asc, eq, gt, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import type { Reader } from '../store';
import { deals, dealVersions } from '../tables/deals';
import { groups } from '../tables/groups';
import { orders, paymentActs, payments } from '../tables/orders';
import { venues } from '../tables/venues';

const shownMax = 5;

/** Open groups of a merchant that somebody is in and that close by `until`, the soonest first. */
export async function groupsClosing(db: Reader, asked: { merchantId: string; now: Instant; until: Instant }) {
  return db
    .select({ group: groups, title: deals.title, timeZone: venues.timeZone })
    .from(groups)
    .innerJoin(deals, eq(deals.id, groups.dealId))
    .innerJoin(venues, eq(venues.id, groups.venueId))
    .where(
      and(
        eq(deals.merchantId, asked.merchantId),
        eq(groups.status, 'open'),
        isNull(groups.closedAt),
        gte(groups.members, 1),
        gt(groups.closesAt, asked.now),
        lte(groups.closesAt, asked.until),
      ),
    )
    .orderBy(asc(groups.closesAt), asc(groups.id))
    .limit(shownMax);
}

/** Newest versions of a merchant's deals that somebody has to answer: a moderator, or the merchant. */
export async function versionsToAnswer(db: Reader, merchantId: string) {
  return db
    .select({ dealId: deals.id, title: dealVersions.title, status: dealVersions.status })
    .from(deals)
    .innerJoin(dealVersions, and(eq(dealVersions.dealId, deals.id), eq(dealVersions.version, deals.version)))
    .where(
      and(
        eq(deals.merchantId, merchantId),
        inArray(dealVersions.status, ['submitted', 'asked', 'refused']),
        inArray(deals.status, ['submitted', 'asked', 'refused', 'live', 'paused']),
      ),
    )
    .orderBy(asc(dealVersions.submittedAt), asc(deals.id))
    .limit(shownMax);
}

/** Orders of a merchant whose money the provider has not answered for. */
export async function countUnanswered(db: Reader, merchantId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`cast(count(distinct ${orders.id}) as integer)` })
    .from(paymentActs)
    .innerJoin(payments, eq(payments.id, paymentActs.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(eq(paymentActs.status, 'unknown'), eq(orders.merchantId, merchantId)));
  return row?.count ?? 0;
}
