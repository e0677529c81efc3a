import { beforeEach, describe, expect, it } from 'vitest';
import { accessHash } from '@/db/orders/order-access';
import { loadQuietTuesdaySpa } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { asPerson, type TestContext, testContext } from '../testing';
import { getOrder } from './get-order';

const start = instantOf('2027-03-10T15:00:00Z');
let world: TestContext;
let sold = { id: '', code: '', orderId: '' };

beforeEach(async () => {
  world = await testContext({ now: start - 25 * hourMs });
  await world.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: 0 });
    const order = { personId: 'person_ana', accessTokenHash: accessHash(world.secrets, 'secret') };
    sold = await sellVisit(tx, { now: 0, start, secrets: world.secrets, order });
    return accept(null);
  });
});

describe('an order', () => {
  it('says what was bought, when, for how much, and until when it may be cancelled', async () => {
    expect(await getOrder(asPerson(world, { name: 'Ana' }), { id: sold.orderId })).toMatchObject({
      ok: true,
      value: {
        status: 'paid',
        price: { amount: 4200, currency: 'EUR' },
        slot: { start: '2027-03-10T15:00:00Z', local: '2027-03-10T15:00', timeZone: 'Europe/Lisbon' },
        vouchers: [{ id: sold.id, code: sold.code }],
        deal: { title: '60-minute massage and tea' },
        venue: { name: 'Casa Verde Spa' },
        because: 'Quiet hours, Wednesday 14:00–17:00',
        cancellation: { until: '2027-03-09T15:00:00Z', hoursBefore: 24, isPossible: true },
      },
    });
  });

  it('cannot be cancelled any more once the hours are over', async () => {
    world.clock.set(start - 24 * hourMs);
    expect(await getOrder(asPerson(world, { name: 'Ana' }), { id: sold.orderId })).toMatchObject({
      value: { cancellation: { isPossible: false } },
    });
  });

  it('opens to a guest with its token, and to nobody else', async () => {
    const no = { ok: false, refusal: { reason: 'not-found' } };
    expect((await getOrder(world, { id: sold.orderId, accessToken: 'secret' })).ok).toBe(true);
    expect(await getOrder(world, { id: sold.orderId, accessToken: 'guess' })).toEqual(no);
    expect(await getOrder(asPerson(world, { name: 'Bea' }), { id: sold.orderId })).toEqual(no);
    expect(await getOrder(world, { id: 'order_none' })).toEqual(no);
  });
});
