import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { viewOrder } from './orders/order-view';
import { placeOrder } from './orders/place-order';
import { placeOrderInput } from './orders/place-order.input';
import { counts } from './orders/testing';
import { authenticationMs, graceMs, runDueJobs } from './schedule';
import { type TestContext, testContext } from './testing';

const wed15 = '2027-03-10T15:00:00Z';
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});

async function bought(token: string) {
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
  return answer.value;
}

describe('what time does', () => {
  it('finishes an order whose payment went through while the answer was lost', async () => {
    const order = await bought('tok_timeout_after');
    ctx.clock.set(spaNow + graceMs);
    await runDueJobs(ctx);
    expect(await viewOrder(ctx, order.id)).toMatchObject({ status: 'paid', vouchers: [{}] });
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 1, units: 1 });
  });

  it('declines an order whose payment never arrived, and frees its room', async () => {
    const order = await bought('tok_timeout_before');
    ctx.clock.set(spaNow + graceMs);
    await runDueJobs(ctx);
    expect(await viewOrder(ctx, order.id)).toMatchObject({ status: 'declined' });
    expect(await counts(ctx, wed15)).toEqual({ taken: 0, discounted: 0, alone: 0, units: 0 });
  });

  it('frees the room of somebody who never came back from their bank', async () => {
    const order = await bought('tok_authentication');
    expect(order).toMatchObject({ status: 'action-required' });
    expect(order.actionUrl).toBeTruthy();
    ctx.clock.set(spaNow + authenticationMs);
    await runDueJobs(ctx);
    expect(await viewOrder(ctx, order.id)).toMatchObject({ status: 'declined' });
    expect(await counts(ctx, wed15)).toMatchObject({ taken: 0, units: 0 });
  });

  it('sends each letter once', async () => {
    await bought('tok_ok');
    await runDueJobs(ctx);
    await runDueJobs(ctx);
    expect(ctx.mail.letters).toHaveLength(1);
  });
});
