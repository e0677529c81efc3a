import { beforeEach, expect, it } from 'vitest';
import { keepCityMap } from '@/db/venues';
import { accept } from '@/domain/kernel/result';
import { emptyMap, type Street } from '@/domain/venues/city-map';
import { type TestContext, testContext } from '../testing';
import { getCityMap } from './get-city-map';

const near: Street = {
  isMajor: true,
  line: [
    [-8.62, 41.14],
    [-8.6, 41.16],
  ],
};
const far: Street = {
  isMajor: false,
  line: [
    [-8.5, 41.1],
    [-8.49, 41.1],
  ],
};
const box = { south: 41.145, west: -8.615, north: 41.15, east: -8.61 };
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext();
  const map = { ...emptyMap, streets: [near, far] };
  await ctx.store.transaction(async (tx) => accept(await keepCityMap(tx, 'Porto Claro', map)));
});

it('a street that crosses the box is drawn, one beside it is not', async () => {
  expect(await getCityMap(ctx, { city: 'porto claro', box })).toEqual(
    accept({ ...emptyMap, streets: [near] }),
  );
});

it('a city without a map is an empty page, not an error', async () => {
  expect(await getCityMap(ctx, { city: 'Elsewhere', box })).toEqual(accept(emptyMap));
});
