import type { Instant } from '@/domain/time/wall';
import { hourMs } from '@/domain/time/zone';
import type { GroupRow } from '../groups/groups';
import type { Tx } from '../store';
import { groups } from '../tables/groups';
import { spa } from './quiet-tuesday-spa';

type Gathering = { readonly now: Instant; readonly start: Instant; readonly members: number };

/** People who gather for a slot of Casa Verde; three of four by wish. */
export async function gatherGroup(
  tx: Tx,
  { now, start, members, ...changes }: Gathering & Partial<GroupRow>,
): Promise<void> {
  await tx.insert(groups).values({
    id: 'group_afternoon',
    dealId: spa.dealId,
    dealVersion: 1,
    venueId: spa.venueId,
    scope: 'slot',
    slotKey: `slot:${spa.dealId}:${start}`,
    start,
    status: 'open',
    members,
    threshold: 4,
    maximum: 5,
    placesReserved: 4,
    basePriceMinor: 4200,
    closesAt: start - 24 * hourMs,
    createdAt: now,
    ...changes,
  });
}
