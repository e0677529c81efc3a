import { and, desc, eq, inArray, isNotNull, ne, or } from 'drizzle-orm';
import type { PastGroup } from '@/domain/groups/chance';
import type { Reader } from '../store';
import { groupJoins, groups } from '../tables/groups';
import { venues } from '../tables/venues';

/** The newest groups of a city that ended by themselves, with the deal each was for: what others are judged by. */
export async function listPastGroups(
  db: Reader,
  { city, limit }: { city: string; limit: number },
): Promise<(PastGroup & { readonly dealId: string })[]> {
  const ended = await db
    .select({ group: groups })
    .from(groups)
    .innerJoin(venues, eq(venues.id, groups.venueId))
    .where(
      and(
        eq(venues.city, city),
        isNotNull(groups.closedAt),
        or(eq(groups.status, 'tipped'), ne(groups.because, 'stopped')),
      ),
    )
    .orderBy(desc(groups.closesAt), desc(groups.id))
    .limit(limit);
  if (ended.length === 0) return [];
  const ids = ended.map(({ group }) => group.id);
  const joins = await db.select().from(groupJoins).where(inArray(groupJoins.groupId, ids));
  const joinsOf = Map.groupBy(joins, ({ groupId }) => groupId);
  return ended.map(({ group: { id, dealId, createdAt, closesAt, threshold, tippedAt } }) => ({
    ...{ dealId, createdAt, closesAt, threshold, hasTipped: tippedAt !== null },
    joinedAt: (joinsOf.get(id) ?? []).map(({ joinedAt }) => joinedAt),
  }));
}
