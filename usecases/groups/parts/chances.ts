import type { GroupRow } from '@/db/groups/groups';
import { listPastGroups } from '@/db/groups/past-groups';
import type { Reader } from '@/db/store';
import { type Chance, chanceToTip } from '@/domain/groups/chance';
import type { Instant } from '@/domain/time/wall';

const groupsOfCity = 300;

type Asked = { readonly group: GroupRow; readonly city: string };

/**
 * How likely each of these groups goes ahead: by the groups of its own deal where there are enough of them, else by those
 * of its city. Null for a group that has tipped or ended. Page: docs/rules/groups.md.
 */
export async function chancesOf(
  db: Reader,
  asked: readonly Asked[],
  now: Instant,
): Promise<(Chance | null)[]> {
  const open = asked.filter(({ group }) => isOpen(group));
  const past = new Map<string, Awaited<ReturnType<typeof listPastGroups>>>();
  for (const city of new Set(open.map((one) => one.city)))
    past.set(city, await listPastGroups(db, { city, limit: groupsOfCity }));
  return asked.map(({ group, city }) => {
    if (!isOpen(group)) return null;
    const known = past.get(city) ?? [];
    const own = chanceToTip(
      { ...group, now },
      known.filter(({ dealId }) => dealId === group.dealId),
    );
    return own.kind === 'band' ? own : chanceToTip({ ...group, now }, known);
  });
}

function isOpen({ status, closedAt }: GroupRow): boolean {
  return status === 'open' && closedAt === null;
}
