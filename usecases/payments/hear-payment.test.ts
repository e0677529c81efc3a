import { beforeEach, expect, it } from 'vitest';
import { findOrder } from '@/db/orders/orders';
import { paymentOfOrder } from '@/db/orders/payments';
import { listOpenProviderEvents, type ProviderEventRow } from '@/db/orders/provider-events';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { hourMs } from '@/domain/time/zone';
import type { Message } from '@/providers/payments/port';
import { sign } from '@/providers/payments/signature';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { graceMs } from '../schedule';
import { type TestContext, testContext } from '../testing';
import { hearPayment } from './hear-payment';
import { handleNews } from './parts/payment-news';

const seconds = spaNow / 1_000;
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

async function hear(message: Message) {
  const heard = await hearPayment(ctx, message);
  await handleNews(ctx, graceMs);
  return heard;
}

async function eventsKept(): Promise<ProviderEventRow[]> {
  return listOpenProviderEvents(ctx.reader, Number.MAX_SAFE_INTEGER);
}

it('pays the order once the person has confirmed at the bank, however often it is told', async () => {
  const { orderId, reference } = await waiting();
  const message = await ctx.payments.authenticate(reference, 'confirmed');
  await Promise.all([hear(message), hear(message), hear(message)]);
  await hear(message);
  expect(await statusOf(orderId)).toBe('paid');
  expect(await ctx.payments.find(reference)).toMatchObject({ capturedMinor: 4200, refunds: [] });
});

it('keeps a message once and acts on it later, also when nothing could be asked at first', async () => {
  const { orderId, reference } = await waiting();
  const message = await ctx.payments.authenticate(reference, 'confirmed');
  await Promise.all(Array.from({ length: 5 }, () => hearPayment(ctx, message)));
  expect(await eventsKept()).toHaveLength(1);
  expect(await statusOf(orderId)).toBe('action-required');
  ctx.payments.inject('timeout_before', 1);
  await handleNews(ctx, graceMs);
  expect(await statusOf(orderId)).toBe('action-required');
  ctx.clock.advance(2_000);
  await handleNews(ctx, graceMs);
  expect(await statusOf(orderId)).toBe('paid');
  expect(await eventsKept()).toEqual([]);
});

it('believes nobody but the provider', async () => {
  const { orderId, reference } = await waiting();
  const { body, signature } = await ctx.payments.later(reference, 'capture-back');
  await hear({ body, signature });
  expect(await statusOf(orderId)).toBe('action-required');
});

it.each<[string, (message: Message) => Message]>([
  ['without a signature', ({ body }) => ({ body, signature: null })],
  ['with another body', ({ signature }) => ({ body: '{"id":"evt_forged"}', signature })],
  ['with another secret', ({ body }) => ({ body, signature: sign(body, { secret: 'other', seconds }) })],
  [
    'signed yesterday',
    ({ body, signature }) => ({
      body,
      signature: signature?.replace(/t=\d+/, `t=${seconds - 86_400}`) ?? null,
    }),
  ],
])('refuses a message %s and keeps nothing of it', async (_which, change) => {
  const { orderId, reference } = await waiting();
  const message = await ctx.payments.authenticate(reference, 'confirmed');
  expect(await hear(change(message))).toEqual({ ok: false, refusal: { reason: 'bad-signature' } });
  expect(await eventsKept()).toEqual([]);
  expect(await statusOf(orderId)).toBe('action-required');
});

it('gives the seat back when the person refused', async () => {
  const { orderId, reference } = await waiting();
  await hear(await ctx.payments.authenticate(reference, 'refused'));
  expect(await statusOf(orderId)).toBe('declined');
});

it('keeps a message about a payment it does not know for an hour, and does nothing', async () => {
  const message = await ctx.payments.later('pay_unknown', 'disputed');
  expect(await hear(message)).toEqual({ ok: true, value: { received: true } });
  expect(await eventsKept()).toHaveLength(1);
  ctx.clock.advance(hourMs);
  await handleNews(ctx, graceMs);
  expect(await eventsKept()).toEqual([]);
});
