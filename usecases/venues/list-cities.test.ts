import { beforeEach, expect, it } from 'vitest';
import { loadQuietTuesdaySpa } from '@/db/scenes/quiet-tuesday-spa';
import { deals } from '@/db/tables/deals';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { type TestContext, testContext } from '../testing';
import { listCities } from './list-cities';

const monday = instantOf('2027-03-08T10:00:00Z');
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: monday });
  await ctx.store.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: monday })));
});

it('a city is listed with what is on sale there', async () => {
  expect(await listCities(ctx, {})).toEqual({
    ok: true,
    value: [
      {
        name: 'Porto Claro',
        timeZone: 'Europe/Lisbon',
        currency: 'EUR',
        location: { lat: expect.closeTo(41.145), lng: expect.closeTo(-8.615) },
        deals: 1,
        categories: [{ category: 'massage', deals: 1 }],
      },
    ],
  });
});

it('a city without anything on sale is not listed', async () => {
  await ctx.store.transaction(async (tx) => accept(await tx.update(deals).set({ status: 'paused' })));
  expect(await listCities(ctx, {})).toEqual({ ok: true, value: [] });
});
