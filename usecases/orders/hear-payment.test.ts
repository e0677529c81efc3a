import { beforeEach, expect, it } from 'vitest';
import { findOrder } from '@/db/orders/orders';
import { paymentOfOrder } from '@/db/orders/payments';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { type TestContext, testContext } from '../testing';
import { hearPayment } from './hear-payment';
import { placeOrder } from './place-order';
import { placeOrderInput } from './place-order.input';

let ctx: TestContext;
beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});

async function waiting() {
  const input = placeOrderInput.parse({
    dealId: 'deal_massage',
    start: '2027-03-10T15:00:00Z',
    seenPrice: { amount: 4200, currency: 'EUR' },
    payment: { method: 'card', token: 'tok_authentication' },
    email: 'ana@example.org',
  });
  const placed = await placeOrder(ctx, input);
  if (!placed.ok) throw new Error(placed.refusal.reason);
  const payment = await paymentOfOrder(ctx.reader, placed.value.id);
  return { orderId: placed.value.id, reference: given(payment?.reference, 'the provider knows the payment') };
}
const statusOf = async (orderId: string) => (await findOrder(ctx.reader, orderId))?.status;

it('pays the order once the person has confirmed at the bank, however often it is told', async () => {
  const { orderId, reference } = await waiting();
  await ctx.payments.authenticate(reference, 'confirmed');
  await Promise.all([hearPayment(ctx, { reference }), hearPayment(ctx, { reference })]);
  await hearPayment(ctx, { reference });
  expect(await statusOf(orderId)).toBe('paid');
  expect((await ctx.payments.find(reference))?.capturedMinor).toBe(4200);
});

it('believes nobody but the provider', async () => {
  const { orderId, reference } = await waiting();
  await hearPayment(ctx, { reference });
  expect(await statusOf(orderId)).toBe('action-required');
});

it('gives the seat back when the person refused', async () => {
  const { orderId, reference } = await waiting();
  await ctx.payments.authenticate(reference, 'refused');
  await hearPayment(ctx, { reference });
  expect(await statusOf(orderId)).toBe('declined');
});

it('takes note of a payment it does not know, and does nothing', async () => {
  expect(await hearPayment(ctx, { reference: 'pay_unknown' })).toEqual({
    ok: true,
    value: { received: true },
  });
});
