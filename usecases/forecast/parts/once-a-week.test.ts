import { expect, test } from 'vitest';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { venues } from '@/db/tables/venues';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { weekMs } from '@/domain/time/zone';
import { testContext } from '../../testing';
import { onceAWeek } from './once-a-week';

test('each house with news has its turn once a week, and a cycle ends with so much work', async () => {
  const ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: 0 })));
  const all = await ctx.reader.select().from(venues);
  const house = given(
    all.find(({ id }) => id === spa.venueId),
    'the spa stands',
  );
  const more = ['venue_x1', 'venue_x2', 'venue_x3', 'venue_x4'];
  await ctx.store.transaction((tx) =>
    tx.insert(venues).values(more.map((id) => ({ ...house, id, slug: id }))),
  );
  const asked: string[] = [];
  const cycle = () =>
    onceAWeek(ctx, {
      ...{ fact: 'asked', atOnce: 5 },
      withNews: async (_db, ids) => ids.filter((id) => more.includes(id) && id !== 'venue_x2'),
      act: async (_tx, id) => {
        asked.push(id);
        return id === 'venue_x1' ? 4 : 9;
      },
    });
  expect([await cycle(), await cycle(), await cycle()]).toEqual([2, 1, 0]);
  expect(asked).toEqual(['venue_x1', 'venue_x3', 'venue_x4']);
  ctx.clock.set(spaNow + weekMs);
  expect(await cycle()).toBe(2);
});
