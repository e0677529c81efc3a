import { and, eq, gt, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { groupJoins, groups, pledges } from '../tables/groups';
import { orders, payments } from '../tables/orders';
import { holds } from '../tables/slots';
import { type Invariant, idsOf } from './invariant';

const underWay = ['pending', 'action-required', 'authorised', 'taken'] as const;

export const groupInvariants: readonly Invariant[] = [
  {
    name: 'G1',
    says: 'a group has tipped once, before its close, or never',
    async violations(db) {
      const rows = await db
        .select({ id: groups.id })
        .from(groups)
        .where(
          or(
            and(eq(groups.status, 'tipped'), isNull(groups.tippedAt)),
            and(ne(groups.status, 'tipped'), isNotNull(groups.tippedAt)),
            gt(groups.tippedAt, groups.closesAt),
            and(eq(groups.status, 'failed'), isNull(groups.closedAt)),
          ),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'G1 members',
    says: 'members of an open group are its authorised or paid orders, and who is joining keeps a hold or an order',
    async violations(db) {
      const members = sql`(select count(*) from ${orders} where ${orders.groupId} = ${groups.id}
        and ${orders.status} in ('authorised', 'taken', 'paid'))`;
      const joining = sql`(select count(*) from ${orders} where ${orders.groupId} = ${groups.id}
          and ${orders.status} in ('pending', 'action-required'))
        + (select count(*) from ${holds} where ${holds.groupId} = ${groups.id} and ${holds.endedAt} is null)`;
      const rows = await db
        .select({ id: groups.id, members: groups.members, joining: groups.joining })
        .from(groups)
        .where(
          and(
            isNull(groups.closedAt),
            or(sql`${groups.members} <> ${members}`, sql`${groups.joining} <> ${joining}`),
          ),
        );
      return rows.map((row) => `${row.id}: ${row.members} members and ${row.joining} joining are counted`);
    },
  },
  {
    name: 'G2',
    says: 'in a group that tipped and closed nobody is left undecided',
    isAtRest: true,
    async violations(db) {
      const rows = await db
        .select({ id: orders.id })
        .from(orders)
        .innerJoin(groups, eq(groups.id, orders.groupId))
        .where(
          and(eq(groups.status, 'tipped'), isNotNull(groups.closedAt), inArray(orders.status, [...underWay])),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'G2 taken',
    says: 'money taken before a group went ahead belongs to somebody who waits in an open group',
    async violations(db) {
      const rows = await db
        .select({ id: orders.id })
        .from(orders)
        .leftJoin(groups, eq(groups.id, orders.groupId))
        .where(and(eq(orders.status, 'taken'), or(isNull(groups.id), ne(groups.status, 'open'))));
      return idsOf(rows);
    },
  },
  {
    name: 'G3',
    says: 'in a group that failed nobody has paid and nothing is held',
    isAtRest: true,
    async violations(db) {
      const rows = await db
        .select({ id: orders.id })
        .from(orders)
        .innerJoin(groups, eq(groups.id, orders.groupId))
        .innerJoin(payments, eq(payments.orderId, orders.id))
        .where(
          and(
            eq(groups.status, 'failed'),
            or(
              inArray(orders.status, [...underWay, 'paid']),
              eq(payments.status, 'authorised'),
              gt(payments.capturedMinor, payments.refundedMinor),
            ),
          ),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'G1 joins',
    says: 'whoever is in a group has joined it by the one statement that adds members',
    async violations(db) {
      const hasJoined = sql`exists (select 1 from ${groupJoins} where ${groupJoins.orderId} = ${orders.id}
        and ${groupJoins.groupId} = ${orders.groupId})`;
      const rows = await db
        .select({ id: orders.id })
        .from(orders)
        .where(
          and(
            isNotNull(orders.groupId),
            inArray(orders.status, ['authorised', 'taken', 'paid']),
            sql`not ${hasJoined}`,
          ),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'G4',
    says: 'nobody joined at the close or after it, but those who had pledged before',
    async violations(db) {
      const rows = await db
        .select({ id: groupJoins.orderId })
        .from(groupJoins)
        .innerJoin(groups, eq(groups.id, groupJoins.groupId))
        .leftJoin(pledges, eq(pledges.orderId, groupJoins.orderId))
        .where(
          or(
            and(gte(groupJoins.joinedAt, groups.closesAt), isNull(pledges.madeAt)),
            and(eq(groups.status, 'failed'), gt(groupJoins.joinedAt, groups.closedAt)),
          ),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'G5',
    says: 'what is held on a card reaches past the close of its group',
    async violations(db) {
      const rows = await db
        .select({ id: payments.id })
        .from(payments)
        .innerJoin(orders, eq(orders.id, payments.orderId))
        .innerJoin(groups, eq(groups.id, orders.groupId))
        .where(
          and(
            isNull(groups.closedAt),
            eq(payments.status, 'authorised'),
            sql`${payments.captureBefore} <= ${groups.closesAt}`,
          ),
        );
      return idsOf(rows);
    },
  },
];
