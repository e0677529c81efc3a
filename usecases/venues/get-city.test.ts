import { beforeEach, expect, it } from 'vitest';
import { changeDeal } from '@/db/deals/deals';
import { relist } from '@/db/deals/listings';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { deals, dealVersions } from '@/db/tables/deals';
import { packages, venues } from '@/db/tables/venues';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { type TestContext, testContext } from '../testing';
import { getCity } from './get-city';
import { listCities } from './list-cities';

const monday = instantOf('2027-03-08T10:00:00Z');
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: monday });
  await ctx.store.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: monday })));
});

/** A house in Nordhafen with so many deals. */
async function nordhafen(count: number) {
  await ctx.store.transaction(async (tx) => {
    const [deal] = await tx.select().from(deals);
    const [version] = await tx.select().from(dealVersions);
    const [venue] = await tx.select().from(venues);
    const [pkg] = await tx.select().from(packages);
    if (!deal || !version || !venue || !pkg) return accept(null);
    await tx.insert(venues).values({ ...venue, id: 'venue_north', slug: 'north', city: 'Nordhafen' });
    await tx
      .insert(packages)
      .values({ ...pkg, id: 'package_north', venueId: 'venue_north', category: 'hair' });
    for (let n = 0; n < count; n += 1) {
      const id = `deal_north${n}`;
      await tx.insert(deals).values({ ...deal, id, slug: id, venueId: 'venue_north' });
      const its = { id: `version_north${n}`, dealId: id, packageId: 'package_north' };
      await tx.insert(dealVersions).values({ ...version, ...its });
      await relist(tx, { dealIds: [id] });
    }
    return accept(null);
  });
}

it('a city is shown with what is on sale there', async () => {
  expect(await getCity(ctx, {})).toEqual({
    ok: true,
    value: {
      name: 'Porto Claro',
      timeZone: 'Europe/Lisbon',
      currency: 'EUR',
      location: { lat: expect.closeTo(41.145), lng: expect.closeTo(-8.615) },
      categories: [{ category: 'massage', deals: 1 }],
    },
  });
});

it('of two cities it is the one where more is on sale, until that ends', async () => {
  await nordhafen(2);
  expect(await getCity(ctx, {})).toMatchObject({
    value: { name: 'Nordhafen', categories: [{ category: 'hair', deals: 2 }] },
  });
  await ctx.store.transaction(async (tx) => {
    for (const id of ['deal_north0', 'deal_north1'])
      await changeDeal(tx, { id, version: 1, status: 'live' }, { status: 'paused' });
    return accept(null);
  });
  expect(await getCity(ctx, {})).toMatchObject({ value: { name: 'Porto Claro' } });
});

it('a city is found by its name, however it is written', async () => {
  await nordhafen(2);
  for (const name of ['Porto Claro', 'porto claro', 'PORTO CLÁRO'])
    expect(await getCity(ctx, { name })).toMatchObject({ value: { name: 'Porto Claro' } });
  expect(await getCity(ctx, { name: 'Atlantis' })).toEqual({ ok: true, value: null });
});

it('cities are listed as they write themselves, the busiest first, while something is on sale there', async () => {
  await nordhafen(2);
  expect(await listCities(ctx, {})).toEqual({
    ok: true,
    value: [
      { name: 'Nordhafen', deals: 2 },
      { name: 'Porto Claro', deals: 1 },
    ],
  });
  await ctx.store.transaction(async (tx) => {
    const live = { id: spa.dealId, version: 1, status: 'live' as const };
    return accept(await changeDeal(tx, live, { status: 'paused' }));
  });
  expect(await listCities(ctx, {})).toEqual({ ok: true, value: [{ name: 'Nordhafen', deals: 2 }] });
});

it('nothing on sale is no city', async () => {
  await ctx.store.transaction(async (tx) => {
    await tx.update(deals).set({ status: 'paused' });
    return accept(await relist(tx, { dealIds: [spa.dealId] }));
  });
  expect(await getCity(ctx, {})).toEqual({ ok: true, value: null });
});
