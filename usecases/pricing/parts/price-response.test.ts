import { expect, test } from 'vitest';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { accept } from '@/domain/kernel/result';
import { priorOfTrade } from '@/domain/pricing/learning/prior';
import { instantOf } from '@/domain/time/iso';
import { weekMs } from '@/domain/time/zone';
import { testContext } from '../../testing';
import { poolPriceResponses, priorFor } from './price-response';

test('once a week a venue’s deals move the prior of its trade, for its other venues alone', async () => {
  const ctx = await testContext({ now: spaNow });
  const { secrets } = ctx;
  await ctx.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    for (const week of [0, 1, 2]) {
      const start = instantOf('2027-03-03T15:00:00Z') - week * weekMs;
      for (const guest of ['eva', 'max', 'ida']) {
        const order = { email: `${guest}${week}@example.org` };
        await sellVisit(tx, { now: 0, start, secrets, order });
      }
    }
    return accept(null);
  });
  expect(await poolPriceResponses(ctx, 1)).toBe(1);
  expect(await poolPriceResponses(ctx, 1)).toBe(0);
  const others = await priorFor(ctx.reader, { category: 'massage', but: 'venue_other' });
  expect(others.centre[0]).not.toBe(priorOfTrade.centre[0]);
  expect(await priorFor(ctx.reader, { category: 'massage', but: spa.venueId })).toEqual(priorOfTrade);
  expect(await priorFor(ctx.reader, { category: 'hair', but: 'venue_other' })).toEqual(priorOfTrade);
});
