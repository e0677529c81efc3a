import { beforeEach, expect, it } from 'vitest';
import { loadQuietTuesdaySpa } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { asPerson, type TestContext, testContext } from '../testing';
import { listOrders } from './list-orders';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;
let codes: string[] = [];

beforeEach(async () => {
  world = await testContext({ now: start });
  codes = [];
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    for (let n = 0; n < 3; n += 1) {
      const order = { id: `order_${n}`, personId: 'person_ana', createdAt: n };
      codes.push((await sellVisit(tx, { now: n, start, secrets: world.secrets, order })).code);
    }
    return accept(null);
  });
});

it('one’s own orders are listed newest first, page by page, without codes', async () => {
  const ana = asPerson(world, { name: 'Ana' });
  const first = await listOrders(ana, { limit: 2 });
  const cursor = first.ok ? (first.value.nextCursor ?? '') : '';
  const second = await listOrders(ana, { limit: 2, cursor });
  expect(first.ok && first.value.items.map((one) => one.id)).toEqual(['order_2', 'order_1']);
  expect(second).toMatchObject({ value: { items: [{ id: 'order_0', status: 'paid' }], nextCursor: null } });
  for (const code of codes) expect(JSON.stringify([first, second])).not.toContain(code);
});

it('others have none of them, and a guest is asked to sign in', async () => {
  expect(await listOrders(asPerson(world, { name: 'Bea' }), { limit: 9 })).toMatchObject({
    value: { items: [] },
  });
  expect(await listOrders(world, { limit: 9 })).toMatchObject({ refusal: { reason: 'not-signed-in' } });
});
