import { beforeEach, describe, expect, it } from 'vitest';
import { gatherGroup } from '@/db/scenes/open-group';
import type { Tx } from '@/db/store';
import { groupJoins } from '@/db/tables/groups';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs, weekMs } from '@/domain/time/zone';
import { getGroup } from '../get-group';
import { listGroups } from '../list-groups';
import { type Gathering, gathering, well } from '../testing';

const closing = instantOf('2027-03-10T15:00:00Z');
let world: Gathering;
let open: string;
beforeEach(async () => {
  world = await gathering();
  open = (await world.joined('ana')).group?.id ?? '';
});

/** Groups of the weeks before, each with its first member a day and its others an hour before its close. */
async function remember(count: number, { members, stopped = false }: { members: number; stopped?: boolean }) {
  await world.ctx.transaction(async (tx) => {
    for (let week = 1; week <= count; week += 1) await pastGroup(tx, { week, members, stopped });
    return accept(null);
  });
}

async function pastGroup(tx: Tx, of: { week: number; members: number; stopped: boolean }) {
  const { week, members, stopped } = of;
  const closesAt = closing - week * weekMs;
  const id = `group_${week}_${members}_${stopped}`;
  const hasTipped = members >= 4;
  const ended = stopped ? 'stopped' : 'deadline';
  await gatherGroup(tx, {
    ...{ id, now: closesAt - 71 * hourMs, start: closesAt + 24 * hourMs, members, closesAt },
    ...{ slotKey: id, placesReserved: 0, closedAt: closesAt },
    status: hasTipped ? 'tipped' : 'failed',
    because: hasTipped ? null : ended,
    tippedAt: hasTipped ? closesAt - hourMs : null,
  });
  const joins = Array.from({ length: members }, (_, index) => ({
    ...{ groupId: id, orderId: `order_${index}` },
    joinedAt: closesAt - (index === 0 ? 70 : 1) * hourMs,
  }));
  if (joins.length > 0) await tx.insert(groupJoins).values(joins);
}

const chance = async () => well(await getGroup(world.ctx, { id: open })).chance;

describe('how likely a group goes ahead', () => {
  it('is not said before enough groups of the city are known', async () => {
    await remember(11, { members: 4 });
    expect(await chance()).toEqual({ kind: 'unknown' });
  });

  it('is said by what became of those that stood like it, on its page and on the deal’s', async () => {
    await remember(16, { members: 4 });
    await remember(8, { members: 2 });
    const band = { kind: 'band', low: 4, high: 9, groups: 24 };
    expect(await chance()).toMatchObject(band);
    expect(well(await listGroups(world.ctx, { limit: 3 }))).toMatchObject([{ id: open, chance: band }]);
    // Three hours before the close the others still missed three as well; a minute before they did not.
    await world.at(closing - hourMs / 2);
    expect(await chance()).toMatchObject({ kind: 'unknown' });
  });

  it('learns nothing from groups that a moderator stopped, and is no question once it tipped', async () => {
    await remember(16, { members: 2, stopped: true });
    expect(await chance()).toEqual({ kind: 'unknown' });
    for (const who of ['ben', 'cleo', 'dora']) await world.joined(who);
    expect(await chance()).toBeNull();
  });
});
