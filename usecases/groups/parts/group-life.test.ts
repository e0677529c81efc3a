import { beforeEach, describe, expect, it } from 'vitest';
import { findGroup } from '@/db/groups/groups';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { ofPercent } from '@/domain/money/money';
import { r1g1 } from '@/domain/pricing/casa-verde';
import { instantOf } from '@/domain/time/iso';
import { cancelOrder } from '../../orders/cancel-order';
import { viewOrder } from '../../orders/order-view';
import { placeOrder } from '../../orders/place-order';
import { placeOrderInput } from '../../orders/place-order.input';
import { counts } from '../../orders/testing';
import { runDueJobs } from '../../schedule';
import { type TestContext, testContext } from '../../testing';

const thu15 = '2027-03-11T15:00:00Z';
const deadline = instantOf('2027-03-10T15:00:00Z');
let ctx: TestContext;

async function world(changes: Partial<Parameters<typeof loadQuietTuesdaySpa>[1]> = {}) {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow, ...changes })));
}

async function join(who: string, change: Record<string, unknown> = {}) {
  const input = {
    dealId: 'deal_massage',
    start: thu15,
    as: 'group',
    seenPrice: { amount: 3780, currency: 'EUR' },
    payment: { method: 'card', token: 'tok_ok' },
    email: `${who}@example.org`,
    ...change,
  };
  return placeOrder(ctx, placeOrderInput.parse(input));
}

async function joined(who: string, change: Record<string, unknown> = {}) {
  const answer = await join(who, change);
  if (!answer.ok) throw new Error(`${who} could not join: ${answer.refusal.reason}`);
  return answer.value;
}

async function at(instant: number) {
  ctx.clock.set(instant);
  return runDueJobs(ctx, { graceMs: 0 });
}

async function statusOf(orderId: string) {
  return (await viewOrder(ctx, orderId)).status;
}

beforeEach(() => world());

describe('a group for one slot', () => {
  it('keeps the threshold’s places from its first member on, and takes no money', async () => {
    const first = await joined('ana');
    expect(first).toMatchObject({
      status: 'authorised',
      price: { amount: 3780 },
      group: { members: 1, status: 'open' },
    });
    expect(await counts(ctx, thu15)).toMatchObject({ taken: 4, discounted: 4, alone: 0 });
  });

  it('G1, G2: tips once when the fourth joins, and takes 37.80 from each', async () => {
    const orders = [];
    for (const who of ['ana', 'ben', 'cleo', 'dora']) orders.push(await joined(who));
    for (const order of orders) {
      expect(await viewOrder(ctx, order.id)).toMatchObject({
        status: 'paid',
        price: { amount: 3780 },
        group: { status: 'tipped', members: 4 },
        vouchers: [{}],
      });
    }
    expect(await counts(ctx, thu15)).toMatchObject({ taken: 4, discounted: 4 });
  });

  it('lets a fifth in after it tipped, and no sixth', async () => {
    for (const who of ['ana', 'ben', 'cleo', 'dora']) await joined(who);
    expect(await joined('eve')).toMatchObject({ status: 'paid', group: { members: 5 } });
    expect(await join('finn')).toMatchObject({ ok: false });
    expect(await counts(ctx, thu15)).toMatchObject({ taken: 5, discounted: 5 });
  });

  it('G3: fails at its deadline with three: nothing is taken and every room is free', async () => {
    const orders = [];
    for (const who of ['ana', 'ben', 'cleo']) orders.push(await joined(who));
    await at(deadline);
    for (const order of orders) {
      expect(await viewOrder(ctx, order.id)).toMatchObject({
        status: 'cancelled',
        group: { status: 'failed', because: 'deadline' },
      });
    }
    expect(await counts(ctx, thu15)).toMatchObject({ taken: 0, discounted: 0, units: 0 });
  });

  it('counts a join one millisecond before the deadline, and none at it', async () => {
    for (const who of ['ana', 'ben', 'cleo']) await joined(who);
    ctx.clock.set(deadline);
    expect(await join('late')).toMatchObject({ refusal: { reason: 'group-closed' } });
    ctx.clock.set(deadline - 1);
    expect(await joined('dora')).toMatchObject({ status: 'paid', group: { status: 'tipped' } });
  });

  it('gives the same hour alone to who agreed to its price', async () => {
    const ana = await joined('ana');
    const ben = await joined('ben', {
      fallback: { kind: 'solo', ceiling: { amount: 4200, currency: 'EUR' } },
    });
    await at(deadline);
    expect(await statusOf(ana.id)).toBe('cancelled');
    expect(await viewOrder(ctx, ben.id)).toMatchObject({
      status: 'paid',
      as: 'solo',
      price: { amount: 4200 },
      vouchers: [{}],
    });
    expect(await counts(ctx, thu15)).toMatchObject({ taken: 1, discounted: 1, alone: 1, units: 1 });
  });

  it('refuses a payer who is in it already, by address or by card', async () => {
    await joined('ana', { payment: { method: 'card', token: 'tok_ok_7' } });
    expect(await join('ana')).toMatchObject({ refusal: { reason: 'already-in-group' } });
    const sameCard = { payment: { method: 'card', token: 'tok_ok_7' } };
    expect(await join('ben', sameCard)).toMatchObject({ refusal: { reason: 'already-in-group' } });
  });

  it('can be left freely until it tips; who leaves last frees its rooms', async () => {
    const ana = await joined('ana');
    const left = await cancelOrder(ctx, { id: ana.id, accessToken: ana.accessToken });
    expect(left).toMatchObject({ value: { order: { status: 'cancelled' }, refund: { status: 'none' } } });
    expect(await counts(ctx, thu15)).toMatchObject({ taken: 0, discounted: 0, units: 0 });
    expect(await joined('ana')).toMatchObject({ status: 'authorised' });
  });

  it('is not open earlier than a card can be held', async () => {
    const start = '2027-03-23T15:00:00Z';
    expect(await join('ana', { start })).toMatchObject({ refusal: { reason: 'group-not-open-yet' } });
  });
});

describe('a group with tiers', () => {
  const tiers = [
    { members: 4, offBps: ofPercent(20) },
    { members: 8, offBps: ofPercent(30) },
    { members: 12, offBps: ofPercent(40) },
  ];

  it('takes everybody’s money at the close, at the last tier reached', async () => {
    await world({
      seats: 12,
      busyness: [],
      terms: {
        floorPriceMinor: r1g1.floorPriceMinor,
        group: { scope: 'slot', threshold: 4, maximum: 12, closesHoursBefore: 24, tiers },
      },
    });
    const orders = [];
    const seenPrice = { amount: 3360, currency: 'EUR' };
    for (let number = 1; number <= 9; number += 1) orders.push(await joined(`guest${number}`, { seenPrice }));
    expect(await statusOf(orders[0]?.id ?? '')).toBe('authorised');
    await at(deadline);
    for (const order of orders) {
      expect(await viewOrder(ctx, order.id)).toMatchObject({ status: 'paid', price: { amount: 2940 } });
    }
    expect(await counts(ctx, thu15)).toMatchObject({ taken: 9, discounted: 9 });
    const group = await findGroup(ctx.reader, orders[0]?.group?.id ?? '');
    expect(group).toMatchObject({ status: 'tipped', placesReserved: 0 });
  });
});
