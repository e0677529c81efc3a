import { and, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { groups } from '../tables/groups';
import { orders, payments } from '../tables/orders';
import { holds } from '../tables/slots';
import type { Invariant } from './invariant';

const underWay = ['pending', 'action-required', 'authorised'] as const;
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

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
        and ${orders.status} in ('authorised', 'paid'))`;
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
