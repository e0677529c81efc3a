import { expect, it } from 'vitest';
import { newId } from '@/domain/kernel/id';
import { testContext } from '@/usecases/testing';
import { countOne } from './counts';

const processes = globalThis as typeof globalThis & { offpeakShares: Map<string, unknown> };
const limit = (points: number, seconds = 60) => ({ name: 'tested', whose: newId('who'), points, seconds });

it('lets through so many and no more, and says how long to wait', async () => {
  const { store } = await testContext();
  const asked = limit(40);
  const waits = await Promise.all(Array.from({ length: 50 }, () => countOne(store, asked)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(40);
  expect(Math.max(...waits)).toBeGreaterThan(55_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
});

it('counts anew when the window is over', async () => {
  const { store } = await testContext();
  const asked = limit(1, 0.2);
  expect(await countOne(store, asked)).toBe(0);
  expect(await countOne(store, asked)).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 220));
  expect(await countOne(store, asked)).toBe(0);
});

it('counts in several processes together: another one, which knows nothing, gets only what is left', async () => {
  const { store } = await testContext();
  const asked = limit(10);
  for (let times = 0; times < 7; times += 1) expect(await countOne(store, asked)).toBe(0);
  processes.offpeakShares.clear();
  const waits = await Promise.all(Array.from({ length: 8 }, () => countOne(store, asked)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
});
