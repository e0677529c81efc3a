import { and, eq, exists, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../store';
import { groupJoins, groups } from '../tables/groups';
import { orders, payments } from '../tables/orders';
import type { GroupRow } from './groups';

type Entry = { readonly groupId: string; readonly orderId: string; readonly now: number };

/** The join counts now: only while the group is not closed and its deadline lies ahead. Null means it came too late. */
export async function becomeMember(tx: Tx, entry: Entry): Promise<GroupRow | null> {
  const inTime = and(isNull(groups.closedAt), gt(groups.closesAt, entry.now));
  return addMember(tx, entry, { wasJoining: true, when: inTime });
}

/** A pledge made in time becomes a member, at the close too: the round that assigns it runs before the group ends. */
export async function admitPledge(tx: Tx, entry: Entry): Promise<GroupRow | null> {
  return addMember(tx, entry, { wasJoining: false, when: isNull(groups.closedAt) });
}

/** A place that came free in a group that went ahead, also after its close. */
export async function replaceMember(tx: Tx, entry: Entry): Promise<GroupRow | null> {
  return addMember(tx, entry, { wasJoining: false, when: goesAhead });
}

/** Somebody whose card failed is in again with another one. */
export async function returnMember(tx: Tx, entry: Entry): Promise<GroupRow | null> {
  const inTime = and(isNull(groups.closedAt), gt(groups.closesAt, entry.now));
  return addMember(tx, entry, { wasJoining: true, when: or(goesAhead, inTime) });
}

const goesAhead = and(eq(groups.status, 'tipped'), isNull(groups.calledOffAt));

const isTakenAtOnce = and(eq(payments.status, 'captured'), eq(payments.canHold, false));

type Adding = { readonly wasJoining: boolean; readonly when: SQL | undefined };

/**
 * The only statement that makes a group larger: it finds a payment, held, with its card kept for the close, or taken where it
 * cannot be held, of an order in this group, or adds nobody.
 */
async function addMember(tx: Tx, entry: Entry, { wasJoining, when }: Adding): Promise<GroupRow | null> {
  const { groupId, orderId } = entry;
  const paidFor = tx
    .select({ id: orders.id })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(
      and(
        eq(orders.id, orderId),
        eq(orders.groupId, groupId),
        or(inArray(payments.status, ['authorised', 'saved']), isTakenAtOnce),
      ),
    );
  const [row] = await tx
    .update(groups)
    .set({
      joining: sql`${groups.joining} - ${wasJoining ? 1 : 0}`,
      members: sql`${groups.members} + 1`,
      leaderOrderId: sql`coalesce(${groups.leaderOrderId}, ${orderId})`,
    })
    .where(and(eq(groups.id, groupId), when, exists(paidFor)))
    .returning();
  if (!row) return null;
  // Whoever comes back with another card joined when they first did.
  await tx.insert(groupJoins).values({ groupId, orderId, joinedAt: entry.now }).onConflictDoNothing();
  return row;
}

export async function leaveGroup(tx: Tx, groupId: string): Promise<GroupRow | null> {
  const [row] = await tx
    .update(groups)
    .set({ members: sql`${groups.members} - 1` })
    .where(eq(groups.id, groupId))
    .returning();
  return row ?? null;
}

/** A member whose card failed after the group tipped keeps the place for a while, and does not count meanwhile. */
export async function suspendMember(tx: Tx, groupId: string): Promise<GroupRow | null> {
  const [row] = await tx
    .update(groups)
    .set({ members: sql`${groups.members} - 1`, joining: sql`${groups.joining} + 1` })
    .where(eq(groups.id, groupId))
    .returning();
  return row ?? null;
}

/** The lead goes on, once, from the order that has it; to nobody where no member is left. */
export async function passLead(
  tx: Tx,
  lead: { groupId: string; from: string; to: string | null },
): Promise<boolean> {
  const rows = await tx
    .update(groups)
    .set({ leaderOrderId: lead.to })
    .where(and(eq(groups.id, lead.groupId), eq(groups.leaderOrderId, lead.from)))
    .returning({ id: groups.id });
  return rows.length === 1;
}

/** Calls a group off that had gone ahead, once. */
export async function callOffGroup(tx: Tx, groupId: string, now: number): Promise<GroupRow | null> {
  const [row] = await tx
    .update(groups)
    .set({ calledOffAt: now })
    .where(and(eq(groups.id, groupId), goesAhead))
    .returning();
  return row ?? null;
}

/** Open and tipped groups whose number is not that of their authorised and paid orders: none, ever. Source: beyond.md N21. */
export async function listMiscountedGroups(
  db: Reader,
): Promise<{ id: string; members: number; orders: number }[]> {
  const counts = inArray(orders.status, ['authorised', 'taken', 'paid', 'partly-refunded']);
  return db
    .select({
      id: groups.id,
      members: groups.members,
      orders: sql<number>`cast(count(${orders.id}) as integer)`,
    })
    .from(groups)
    .leftJoin(orders, and(eq(orders.groupId, groups.id), counts))
    .where(ne(groups.status, 'failed'))
    .groupBy(groups.id, groups.members)
    .having(sql`count(${orders.id}) <> ${groups.members}`);
}
