import { beforeEach, describe, expect, it } from 'vitest';
import { listLettersTo } from '@/db/outbox';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { asPerson, type TestContext, testContext } from '../testing';
import { redeemVoucher } from '../vouchers/redeem-voucher';
import { cancelOrder } from './cancel-order';
import { viewOrder } from './order-view';
import { placeOrder } from './place-order';
import { placeOrderInput } from './place-order.input';
import { counts } from './testing';

const wed15 = '2027-03-10T15:00:00Z';
let ctx: TestContext;

async function bought(token = 'tok_ok') {
  const answer = await placeOrder(
    ctx,
    placeOrderInput.parse({
      dealId: 'deal_massage',
      start: wed15,
      seenPrice: { amount: 4200, currency: 'EUR' },
      payment: { method: 'card', token },
      email: 'ana@example.org',
    }),
  );
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return { id: answer.value.id, accessToken: answer.value.accessToken };
}

beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});

describe('cancelling', () => {
  it('gives the money and the room back, with a reference', async () => {
    const cancelled = await cancelOrder(ctx, await bought());
    expect(cancelled).toMatchObject({
      value: {
        order: { status: 'refunded' },
        refund: { amount: { amount: 4200, currency: 'EUR' }, status: 'sent' },
      },
    });
    expect(cancelled.ok && cancelled.value.refund.reference).toBeTruthy();
    expect(await counts(ctx, wed15)).toEqual({ taken: 0, discounted: 0, alone: 0, units: 0 });
  });

  it('says failed, never sent, where the refund did not go through', async () => {
    const cancelled = await cancelOrder(ctx, await bought('tok_refund_fails'));
    expect(cancelled).toMatchObject({
      value: { order: { status: 'refunded' }, refund: { status: 'failed' } },
    });
  });

  it('is done once', async () => {
    const order = await bought();
    await cancelOrder(ctx, order);
    expect(await cancelOrder(ctx, order)).toMatchObject({ refusal: { reason: 'already-cancelled' } });
  });

  it('is over once the guest was let in', async () => {
    const order = await bought();
    const clerk = asPerson(ctx, { memberships: [{ merchantId: 'merchant_casaverde', role: 'manager' }] });
    const { vouchers } = await viewOrder(ctx, order.id);
    const code = vouchers?.[0]?.code ?? '';
    const scan = { code, venueId: 'venue_casaverde', quantity: 1, override: true };
    expect(await redeemVoucher(clerk, scan)).toMatchObject({ ok: true });
    expect(await cancelOrder(ctx, order)).toMatchObject({ refusal: { reason: 'already-redeemed' } });
    expect(await viewOrder(ctx, order.id)).toMatchObject({ status: 'paid' });
  });

  it('is too late from 24 hours before the visit on', async () => {
    const order = await bought();
    ctx.clock.set(instantOf('2027-03-09T15:00:00Z') - 1);
    expect((await cancelOrder(asPerson(ctx), order)).ok).toBe(true);
    const later = await bought();
    ctx.clock.set(instantOf('2027-03-09T15:00:00Z'));
    expect(await cancelOrder(ctx, later)).toMatchObject({ refusal: { reason: 'too-late-to-cancel' } });
  });

  it('is open to the venue until the visit, and the guest gets everything back', async () => {
    const { id } = await bought();
    ctx.clock.set(instantOf(wed15) - 1);
    const clerk = asPerson(ctx, { memberships: [{ merchantId: 'merchant_casaverde', role: 'clerk' }] });
    expect(await cancelOrder(clerk, { id })).toMatchObject({ refusal: { reason: 'not-found' } });
    const manager = asPerson(ctx, { memberships: [{ merchantId: 'merchant_casaverde', role: 'manager' }] });
    expect(await cancelOrder(manager, { id })).toMatchObject({
      value: { order: { status: 'refunded' }, refund: { amount: { amount: 4200 }, status: 'sent' } },
    });
    const letters = await listLettersTo(ctx.reader, 'ana@example.org');
    const letter = letters.find(({ topic }) => topic === 'order-called-off');
    expect(letter?.body).toContain('€42 goes back the way you paid.');
  });

  it('does not exist for a stranger', async () => {
    const { id } = await bought();
    expect(await cancelOrder(asPerson(ctx), { id })).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await cancelOrder(ctx, { id, accessToken: 'x' })).toMatchObject({
      refusal: { reason: 'not-found' },
    });
  });
});
