import { beforeEach, describe, expect, it } from 'vitest';
import { availableOn } from '@/db/ledger/book';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { pointsCurrency } from '@/domain/ledger/accounts';
import type { Person } from '../authorize';
import { given } from '../casa-verde';
import { cancelOrder } from '../orders/cancel-order';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { runDueJobs } from '../schedule';
import { asPerson, asSystem, storePerson, type TestContext, testContext } from '../testing';
import { getWallet } from './get-wallet';
import { grantCredit } from './grant-credit';
import { grantCreditInput } from './grant-credit.input';

type Amounts = { points?: number; gift?: number; balance?: number };
let world: TestContext;
let ana: TestContext & { actor: Person };

beforeEach(async () => {
  world = await testContext({ now: spaNow });
  await world.transaction(async (tx) =>
    accept(
      await loadQuietTuesdaySpa(tx, { now: spaNow, terms: { limits: { perPerson: null, total: null } } }),
    ),
  );
  ana = await storePerson(world, { name: 'Ana' });
  await grant('gift', 2000);
  await grant('balance', 1000);
  await grant('points', 500);
});

function grant(to: 'gift' | 'balance' | 'points', amount: number) {
  const admin = asPerson(world, { name: 'Mona', isAdmin: true });
  const money = { amount, currency: 'EUR' };
  return grantCredit(
    admin,
    grantCreditInput.parse({ id: ana.actor.personId, to, amount: money, reason: 'Welcome' }),
  );
}

function buy(use: Amounts, token = 'tok_ok', start = '2027-03-10T15:00:00Z') {
  return placeOrder(
    ana,
    placeOrderInput.parse({
      dealId: spa.dealId,
      start,
      use,
      seenPrice: { amount: 6000, currency: 'EUR' },
      payment: { method: 'card', token },
    }),
  );
}

async function wallet() {
  const { points, gift, balance } = given(await getWallet(ana, { currency: 'EUR' }));
  return { points, gift: gift.amount, balance: balance.amount };
}

const whole = { points: 500, gift: 2000, balance: 1000 };
const all = { points: 420, gift: 2000, balance: 1000 };

describe('several means', () => {
  it('pay one order, and come back in reverse when it is cancelled', async () => {
    const order = given(await buy(all));
    expect(order).toMatchObject({ status: 'paid', price: { amount: 4200 } });
    expect(await wallet()).toEqual({ points: 80, gift: 0, balance: 0 });
    const { order: cancelled, refund } = given(await cancelOrder(ana, { id: order.id }));
    expect(refund).toMatchObject({ amount: { amount: 4200 }, status: 'sent' });
    expect(cancelled.refunds?.map(({ means, amount }) => [means, amount.amount])).toEqual([
      ['card', 780],
      ['balance', 1000],
      ['gift', 2000],
      ['points', 420],
    ]);
    expect(await wallet()).toEqual(whole);
    expect(await availableOn(world.reader, `points:${ana.actor.personId}`, pointsCurrency)).toBe(500);
  });

  it('need no card where they are enough, and come back whole', async () => {
    await grant('gift', 3000);
    const order = given(await buy({ gift: 4200 }, 'tok_declined'));
    expect(order).toMatchObject({ status: 'paid', vouchers: [{}] });
    await cancelOrder(ana, { id: order.id });
    expect(await wallet()).toEqual({ points: 500, gift: 5000, balance: 1000 });
  });

  it.each(['tok_declined', 'tok_capture_fails'])(
    'are let go when the card does not pay: %s',
    async (token) => {
      expect(await buy(all, token)).toMatchObject({ refusal: { reason: 'payment-declined' } });
      expect(await wallet()).toEqual(whole);
    },
  );

  it('are held while nobody knows the outcome, then taken once', async () => {
    expect(await buy(all, 'tok_timeout_after')).toMatchObject({ value: { status: 'pending' } });
    expect(await wallet()).toEqual({ points: 80, gift: 0, balance: 0 });
    world.clock.advance(60_000);
    await runDueJobs(asSystem(world));
    expect(await wallet()).toEqual({ points: 80, gift: 0, balance: 0 });
  });

  it('are held for a bank that asks, and let go when nobody comes back', async () => {
    given(await buy(all, 'tok_authentication'));
    world.clock.advance(15 * 60_000);
    await runDueJobs(asSystem(world));
    expect(await wallet()).toEqual(whole);
  });

  it.each([
    { use: { points: 421 }, reason: 'means-above-limit' },
    { use: { gift: 2000, balance: 2201 }, reason: 'means-above-limit' },
    { use: { balance: 1001 }, reason: 'means-not-enough' },
  ])('are refused beyond their limits: $use', async ({ use, reason }) => {
    expect(await buy(use)).toMatchObject({ refusal: { reason } });
    expect(await wallet()).toEqual(whole);
  });

  it.each([{ points: 100 }, { gift: 500 }, { balance: 500 }])(
    'pay for no place in a group, whose price is not known yet: $points $gift $balance',
    async (use) => {
      const joined = await placeOrder(
        ana,
        placeOrderInput.parse({
          ...{ dealId: spa.dealId, start: '2027-03-11T15:00:00Z', as: 'group', use },
          seenPrice: { amount: 3780, currency: 'EUR' },
          payment: { method: 'card', token: 'tok_ok' },
        }),
      );
      expect(joined).toMatchObject({ refusal: { reason: 'card-only' } });
      expect(await wallet()).toEqual(whole);
    },
  );

  it('cannot be spent twice by two tabs', async () => {
    const tabs = await Promise.all(
      ['15:00', '14:00', '16:00', '15:30'].map((time, tab) =>
        buy({ balance: 1000, points: 300 }, `tok_ok_${tab}`, `2027-03-10T${time}:00Z`),
      ),
    );
    expect(tabs.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tabs.filter(({ ok }) => !ok)).toEqual(
      Array(3).fill(
        expect.objectContaining({ refusal: expect.objectContaining({ reason: 'means-not-enough' }) }),
      ),
    );
    expect(await wallet()).toEqual({ points: 200, gift: 2000, balance: 0 });
  });

  it('never make a wallet fuller than its limit, whoever credits it at the same time', async () => {
    const credits = await Promise.all([1, 2, 3].map(() => grant('balance', 6000)));
    expect(credits.filter(({ ok }) => ok)).toHaveLength(2);
    expect((await wallet()).balance).toBe(13_000);
    const stranger = asPerson(world, { name: 'Stranger' });
    const asked = { id: ana.actor.personId, to: 'gift', amount: { amount: 1, currency: 'EUR' }, reason: 'x' };
    expect(await grantCredit(stranger, grantCreditInput.parse(asked))).toMatchObject({
      refusal: { reason: 'not-found' },
    });
  });
});
