import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { groupMoves } from '@/domain/groups/life';
import { moveBy } from '@/domain/kernel/moves';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { deals } from '../tables/deals';
import { groups } from '../tables/groups';

export type GroupRow = typeof groups.$inferSelect;
type GroupFailure = NonNullable<GroupRow['because']>;

export async function findGroup(db: Reader, groupId: string): Promise<GroupRow | null> {
  const [row] = await byId(db, { groupId });
  return row ?? null;
}

const byId = statement((db: Reader, { groupId }: { groupId: string }) =>
  db.select().from(groups).where(eq(groups.id, groupId)),
);

/** The groups that count at a start, also those that failed: the slot's own, of which it has at most one, and the deal's. Teams are apart. */
export async function groupsAt(
  db: Reader,
  { dealId, start }: { dealId: string; start: number },
): Promise<{ ofSlot: GroupRow | null; ofDeal: GroupRow | null }> {
  const rows = await bySlotKey(db, { slotKeys: [`slot:${dealId}:${start}`, `deal:${dealId}`] });
  const of = (scope: GroupRow['scope']) => rows.find((row) => row.scope === scope) ?? null;
  return { ofSlot: of('slot'), ofDeal: of('deal') };
}

const bySlotKey = statement((db: Reader, { slotKeys }: { slotKeys: string[] }) =>
  db.select().from(groups).where(inArray(groups.slotKey, slotKeys)),
);

/** The group of a slot, made when it is not there yet: two people who ask at once get the same one. */
export async function openGroup(tx: Tx, group: typeof groups.$inferInsert): Promise<GroupRow> {
  await tx.insert(groups).values(group).onConflictDoNothing({ target: groups.slotKey });
  const [row] = await bySlotKey(tx, { slotKeys: [group.slotKey] });
  if (!row) throw new Error('Broken promise: a group that was opened exists');
  return row;
}

/** A place for somebody who is about to pay. Null where the group is over or full. */
export async function beginJoining(tx: Tx, groupId: string, now: number): Promise<GroupRow | null> {
  const [row] = await tx
    .update(groups)
    .set({ joining: sql`${groups.joining} + 1` })
    .where(
      and(
        eq(groups.id, groupId),
        isNull(groups.closedAt),
        gt(groups.closesAt, now),
        lt(sql`${groups.members} + ${groups.joining}`, groups.maximum),
      ),
    )
    .returning();
  return row ?? null;
}

export async function endJoining(tx: Tx, groupId: string): Promise<GroupRow | null> {
  const [row] = await tx
    .update(groups)
    .set({ joining: sql`${groups.joining} - 1` })
    .where(eq(groups.id, groupId))
    .returning();
  return row ?? null;
}

/** Tips once: null where it is tipped or failed already, or members are missing. */
export async function tipGroup(tx: Tx, groupId: string, now: number): Promise<GroupRow | null> {
  const { from, to } = moveBy(groupMoves, 'tip');
  const [row] = await tx
    .update(groups)
    .set({ status: to, tippedAt: now })
    .where(
      and(
        eq(groups.id, groupId),
        inArray(groups.status, from),
        isNull(groups.closedAt),
        lte(groups.threshold, groups.members),
      ),
    )
    .returning();
  return row ?? null;
}

/** Fails once, and closes. */
export async function failGroup(
  tx: Tx,
  failure: { groupId: string; because: GroupFailure; now: number },
): Promise<GroupRow | null> {
  const { from, to } = moveBy(groupMoves, 'fail');
  const [row] = await tx
    .update(groups)
    .set({ status: to, because: failure.because, closedAt: failure.now })
    .where(and(eq(groups.id, failure.groupId), inArray(groups.status, from), isNull(groups.closedAt)))
    .returning();
  return row ?? null;
}

/** Closes a tipped group once: from here on its price is final. */
export async function closeTippedGroup(tx: Tx, groupId: string, now: number): Promise<GroupRow | null> {
  const [row] = await tx
    .update(groups)
    .set({ closedAt: now })
    .where(and(eq(groups.id, groupId), eq(groups.status, 'tipped'), isNull(groups.closedAt)))
    .returning();
  return row ?? null;
}

export async function setPlacesReserved(tx: Tx, groupId: string, places: number): Promise<void> {
  await tx.update(groups).set({ placesReserved: places }).where(eq(groups.id, groupId));
}

/** Open groups that close before an instant, and whose members do not know it yet; younger ones know by having joined. */
export async function listClosingGroups(
  db: Reader,
  { now, before, openedBefore }: { now: number; before: number; openedBefore: number },
): Promise<GroupRow[]> {
  return db
    .select()
    .from(groups)
    .where(
      and(
        isNull(groups.closedAt),
        eq(groups.status, 'open'),
        isNull(groups.remindedAt),
        gt(groups.closesAt, now),
        lte(groups.closesAt, before),
        lte(groups.createdAt, openedBefore),
      ),
    )
    .orderBy(asc(groups.closesAt))
    .limit(100);
}

/** Once: false where another process told them. */
export async function markReminded(tx: Tx, groupId: string, now: number): Promise<boolean> {
  const rows = await tx
    .update(groups)
    .set({ remindedAt: now })
    .where(and(eq(groups.id, groupId), eq(groups.status, 'open'), isNull(groups.remindedAt)))
    .returning({ id: groups.id });
  return rows.length === 1;
}

/** Once for each tier: false where its members were told of it, or of a further one. */
export async function markTierTold(tx: Tx, groupId: string, members: number): Promise<boolean> {
  const rows = await tx
    .update(groups)
    .set({ tierTold: members })
    .where(and(eq(groups.id, groupId), lt(groups.tierTold, members)))
    .returning({ id: groups.id });
  return rows.length === 1;
}

/** Groups whose deadline has come. */
export async function listDueGroups(db: Reader, now: number, limit = 100): Promise<GroupRow[]> {
  return db
    .select()
    .from(groups)
    .where(and(isNull(groups.closedAt), lte(groups.closesAt, now)))
    .orderBy(asc(groups.closesAt))
    .limit(limit);
}

/** Open groups whose deal a moderator stopped. */
export async function listOpenGroupsOfStoppedDeals(db: Reader): Promise<GroupRow[]> {
  const rows = await db
    .select({ group: groups })
    .from(groups)
    .innerJoin(deals, eq(deals.id, groups.dealId))
    .where(and(isNull(groups.closedAt), eq(groups.status, 'open'), eq(deals.status, 'stopped')));
  return rows.map((row) => row.group);
}

/** Open groups that nobody can complete any more: the deal's units have run out, or its sale is over. */
export async function listUnreachableGroups(db: Reader): Promise<GroupRow[]> {
  const missing = sql`${groups.threshold} - ${groups.members} - ${groups.joining}`;
  const hasRunOut = and(
    isNotNull(groups.unitsLimit),
    gt(sql`${deals.unitsTaken} + ${missing}`, groups.unitsLimit),
  );
  const rows = await db
    .select({ group: groups })
    .from(groups)
    .innerJoin(deals, eq(deals.id, groups.dealId))
    .where(
      and(
        isNull(groups.closedAt),
        eq(groups.status, 'open'),
        gt(missing, 0),
        or(eq(deals.status, 'ended'), hasRunOut),
      ),
    );
  return rows.map((row) => row.group);
}

/** Groups of a venue that have not closed: a change of its hours may end them. */
export async function listOpenGroupsOfVenue(db: Reader, venueId: string): Promise<GroupRow[]> {
  return db
    .select()
    .from(groups)
    .where(and(eq(groups.venueId, venueId), isNull(groups.closedAt)));
}
