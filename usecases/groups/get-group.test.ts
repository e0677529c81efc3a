import { beforeEach, expect, it } from 'vitest';
import { gatherGroup } from '@/db/scenes/open-group';
import { loadQuietTuesdaySpa } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { type TestContext, testContext } from '../testing';
import { getGroup } from './get-group';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;

beforeEach(async () => {
  world = await testContext({ now: start - 48 * hourMs });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    return accept(await gatherGroup(tx, { now: 0, start, members: 3 }));
  });
});

it('anybody with the link sees how many are in, until when, and the price by tier', async () => {
  expect(await getGroup(world, { id: 'group_afternoon' })).toMatchObject({
    ok: true,
    value: {
      status: 'open',
      because: null,
      members: 3,
      threshold: 4,
      maximum: 5,
      closesAt: '2027-03-09T15:00:00Z',
      alonePrice: { amount: 4200, currency: 'EUR' },
      tiers: [{ members: 4, percentOff: 10, price: { amount: 3780, currency: 'EUR' }, isReached: false }],
      slot: { start: '2027-03-10T15:00:00Z', local: '2027-03-10T15:00', end: '2027-03-10T16:00:00Z' },
      link: 'http://localhost:3000/groups/group_afternoon',
    },
  });
});

it('a group that is not there is not found', async () => {
  expect(await getGroup(world, { id: 'group_none' })).toEqual({
    ok: false,
    refusal: { reason: 'not-found' },
  });
});
