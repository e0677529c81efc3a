import { beforeEach, expect, it } from 'vitest';
import { loadQuietTuesdaySpa } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { asPerson, type TestContext, testContext } from '../testing';
import { listVouchers } from './list-vouchers';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;

beforeEach(async () => {
  world = await testContext({ now: start });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    for (let n = 0; n < 3; n += 1) {
      const order = { personId: 'person_ana' };
      await sellVisit(tx, { now: 0, start: start + n * hourMs, secrets: world.secrets, order });
    }
    return accept(null);
  });
});

it('one’s own vouchers are listed, the latest visit first, page by page', async () => {
  const ana = asPerson(world, { name: 'Ana' });
  const first = await listVouchers(ana, { limit: 2 });
  const cursor = first.ok ? (first.value.nextCursor ?? '') : '';
  const second = await listVouchers(ana, { limit: 2, cursor });
  expect(first.ok && first.value.items.map((one) => one.slot.local)).toEqual([
    '2027-03-10T17:00',
    '2027-03-10T16:00',
  ]);
  expect(second).toMatchObject({
    value: { items: [{ slot: { local: '2027-03-10T15:00' } }], nextCursor: null },
  });
});

it('others have none of them, and a guest is asked to sign in', async () => {
  expect(await listVouchers(asPerson(world, { name: 'Bea' }), { limit: 9 })).toMatchObject({
    value: { items: [] },
  });
  expect(await listVouchers(world, { limit: 9 })).toMatchObject({ refusal: { reason: 'not-signed-in' } });
});
