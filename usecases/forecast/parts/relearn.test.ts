import { expect, test } from 'vitest';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { findVenue } from '@/db/venues';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import { testContext } from '../../testing';
import { relearnBooked } from './relearn';

test('once a week, what was booked here in full raises the ordinary week, and lowers nothing', async () => {
  const ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: 0 })));
  const tuesday = instantOf('2027-03-02T15:00:00Z');
  for (const weeks of [0, 1, 2, 3]) {
    const start = tuesday - weeks * 7 * 24 * hourMs;
    const order = { isDiscounted: false, places: 4, priceMinor: 6000, offBps: 0 };
    const { secrets } = ctx;
    await ctx.transaction(async (tx) => accept(await sellVisit(tx, { now: 0, start, secrets, order })));
  }
  expect(await relearnBooked(ctx)).toBe(1);
  const busyness = (await findVenue(ctx.reader, spa.venueId))?.busyness ?? [];
  expect(expectedSeatsAt(busyness, 2, 15 * 60)).toBe(4);
  expect(expectedSeatsAt(busyness, 3, 15 * 60)).toBe(1.5);
  expect(expectedSeatsAt(busyness, 6, 18 * 60)).toBe(5.4);
  expect(await relearnBooked(ctx)).toBe(0);
  ctx.clock.set(spaNow + 7 * 24 * hourMs);
  expect(await relearnBooked(ctx)).toBe(0);
});
