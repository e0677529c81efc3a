import { beforeEach, expect, it } from 'vitest';
import { gatherGroup } from '@/db/scenes/open-group';
import { loadQuietTuesdaySpa } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { type TestContext, testContext } from '../testing';
import { listGroups } from './list-groups';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;

beforeEach(async () => {
  world = await testContext({ now: start - 48 * hourMs });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    for (const members of [0, 1, 3])
      await gatherGroup(tx, { now: 0, start: start + members, members, id: `group_${members}` });
    return accept(null);
  });
});

it('groups that miss the fewest people come first, and nobody waits alone in an empty one', async () => {
  const found = await listGroups(world, { limit: 6 });
  expect(found.ok && found.value.map((group) => group.id)).toEqual(['group_3', 'group_1']);
});

it('a group whose deadline has come is not listed', async () => {
  world.clock.set(start);
  expect(await listGroups(world, { limit: 6 })).toEqual({ ok: true, value: [] });
});
