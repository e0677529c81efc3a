import { beforeEach, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { type TestContext, testContext } from '../testing';
import { getVenue } from './get-venue';

let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext();
  await ctx.store.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: 0 })));
});

it.each([spa.venueId, 'casa-verde-spa'])(
  'a venue is found by %s, with its hours and without its busyness',
  async (id) => {
    const found = await getVenue(ctx, { id });
    expect(found).toMatchObject({
      ok: true,
      value: {
        name: 'Casa Verde Spa',
        hours: expect.arrayContaining([{ weekday: 2, from: '10:00', to: '20:00' }]),
      },
    });
    expect(JSON.stringify(found)).not.toMatch(/busyness|expectedSeats/);
  },
);

it('a venue that is not there is not found', async () => {
  expect(await getVenue(ctx, { id: 'nowhere' })).toEqual({ ok: false, refusal: { reason: 'not-found' } });
});
