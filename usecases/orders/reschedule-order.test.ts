import { beforeEach, describe, expect, it } from 'vitest';
import { listLettersTo } from '@/db/outbox';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { given } from '../casa-verde';
import { authenticationMs, runDueJobs } from '../schedule';
import { asPerson, type TestContext, testContext } from '../testing';
import { cancelOrder } from './cancel-order';
import { viewOrder } from './order-view';
import { placeOrder } from './place-order';
import { placeOrderInput } from './place-order.input';
import { rescheduleOrder } from './reschedule-order';
import { rescheduleOrderInput } from './reschedule-order.input';
import { counts } from './testing';

const wed15 = '2027-03-10T15:00:00Z';
const thu15 = '2027-03-11T15:00:00Z';
const sat18 = '2027-03-13T18:00:00Z';
const nothing = { taken: 0, discounted: 0, alone: 0 };
const quiet = { taken: 1, discounted: 1, alone: 1 };
let ctx: TestContext;
let order: { id: string; accessToken?: string | undefined };

beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
  const placed = given(
    await placeOrder(
      ctx,
      placeOrderInput.parse({
        dealId: 'deal_massage',
        start: wed15,
        seenPrice: { amount: 4200, currency: 'EUR' },
        payment: { method: 'card', token: 'tok_ok' },
        email: 'ana@example.org',
      }),
    ),
  );
  order = { id: placed.id, accessToken: placed.accessToken };
});

function move(start: string, amount: number, token?: string) {
  const payment = token ? { payment: { method: 'card', token } } : {};
  const seenPrice = { amount, currency: 'EUR' };
  return rescheduleOrder(ctx, rescheduleOrderInput.parse({ ...order, start, seenPrice, ...payment }));
}

const standing = async () => ({
  wed: await counts(ctx, wed15),
  thu: await counts(ctx, thu15),
  sat: await counts(ctx, sat18),
});

describe('taking another time', () => {
  it('that is theirs already changes nothing, asked as often as one likes', async () => {
    const before = await viewOrder(ctx, order.id);
    given(await move(thu15, 4200));
    const there = given(await move(thu15, 4200, 'tok_ok'));
    expect(there).toMatchObject({ status: 'paid', slot: { start: thu15 }, vouchers: before.vouchers });
    expect(await standing()).toMatchObject({ wed: nothing, thu: { ...quiet, units: 1 } });
    const letters = await listLettersTo(ctx.reader, 'ana@example.org');
    expect(letters.filter(({ topic }) => topic === 'order-rescheduled')).toHaveLength(1);
  });

  it('at the same price is free; the voucher keeps its code and the old room is free', async () => {
    const before = await viewOrder(ctx, order.id);
    const moved = given(await move(thu15, 4200));
    expect(moved).toMatchObject({ status: 'paid', price: { amount: 4200 }, slot: { start: thu15 } });
    expect(moved.vouchers).toEqual(before.vouchers);
    expect(moved.refunds).toBeUndefined();
    expect(await standing()).toMatchObject({ wed: nothing, thu: { ...quiet, units: 1 } });
  });

  it('at a dearer hour costs the difference, never the price of the quiet one', async () => {
    expect(await move(sat18, 4200, 'tok_ok_2')).toMatchObject({
      refusal: { reason: 'price-changed', price: { amount: 6000 } },
    });
    expect(await move(sat18, 6000)).toMatchObject({
      refusal: { reason: 'payment-missing', differenceMinor: 1800 },
    });
    const moved = given(await move(sat18, 6000, 'tok_ok_2'));
    expect(moved).toMatchObject({ status: 'paid', price: { amount: 6000 }, slot: { start: sat18 } });
    expect(await standing()).toMatchObject({ wed: nothing, sat: { taken: 1, discounted: 0, alone: 0 } });
  });

  it('stays where it was when the difference is declined', async () => {
    expect(await move(sat18, 6000, 'tok_declined')).toMatchObject({
      refusal: { reason: 'payment-declined' },
    });
    expect(await standing()).toMatchObject({ wed: quiet, sat: nothing });
    expect(given(await move(thu15, 4200)).slot.start).toBe(thu15);
  });

  it('keeps both rooms while the bank asks, and the old one when nobody answers', async () => {
    given(await move(sat18, 6000, 'tok_authentication'));
    expect(await standing()).toMatchObject({ wed: quiet, sat: { taken: 1 } });
    expect(await move(thu15, 4200)).toMatchObject({ refusal: { reason: 'not-reschedulable' } });
    expect(await cancelOrder(ctx, order)).toMatchObject({ refusal: { reason: 'not-cancellable' } });
    ctx.clock.advance(authenticationMs);
    await runDueJobs(ctx);
    expect(await standing()).toMatchObject({ wed: quiet, sat: nothing });
  });

  it('finishes a move whose payment went through while the answer was lost', async () => {
    given(await move(sat18, 6000, 'tok_timeout_after'));
    ctx.clock.advance(60_000);
    await runDueJobs(ctx);
    expect(await viewOrder(ctx, order.id)).toMatchObject({ slot: { start: sat18 } });
    expect(await standing()).toMatchObject({ wed: nothing, sat: { taken: 1 } });
  });

  it('gives everything back in reverse when it is cancelled afterwards', async () => {
    given(await move(sat18, 6000, 'tok_ok_2'));
    const cancelled = given(await cancelOrder(ctx, order));
    expect(cancelled.refund).toMatchObject({ amount: { amount: 6000 }, status: 'sent' });
    expect(cancelled.order.refunds?.map(({ amount }) => amount.amount)).toEqual([1800, 4200]);
  });

  it('gives the difference back at a cheaper hour', async () => {
    given(await move(sat18, 6000, 'tok_ok_2'));
    const moved = given(await move(thu15, 4200));
    expect(moved.refunds).toMatchObject([
      { amount: { amount: 1800 }, cause: 'reschedule', status: 'confirmed' },
    ]);
    expect(moved.price.amount).toBe(4200);
  });

  it('is too late from 24 hours before the visit on, and nothing for a stranger', async () => {
    expect(
      await rescheduleOrder(
        asPerson(ctx, { name: 'Stranger' }),
        rescheduleOrderInput.parse({
          id: order.id,
          start: thu15,
          seenPrice: { amount: 4200, currency: 'EUR' },
        }),
      ),
    ).toMatchObject({ refusal: { reason: 'not-found' } });
    ctx.clock.set(Date.parse('2027-03-09T15:00:00Z'));
    expect(await move(thu15, 4200)).toMatchObject({ refusal: { reason: 'too-late-to-reschedule' } });
  });
});
