import { beforeEach, describe, expect, it } from 'vitest';
import { accountSums } from '@/db/ledger/balances';
import { paymentOfOrder } from '@/db/orders/payments';
import { listLettersTo } from '@/db/outbox';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { refunds } from '@/db/tables/refunds';
import { accept } from '@/domain/kernel/result';
import { given } from '../casa-verde';
import { cancelOrder } from '../orders/cancel-order';
import { viewOrder } from '../orders/order-view';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { hearPayment } from '../payments/hear-payment';
import { graceMs, runDueJobs } from '../schedule';
import { asPerson, type TestContext, testContext } from '../testing';
import { listRefunds } from './list-refunds';
import { redirectRefund } from './redirect-refund';
import { redirectRefundInput } from './redirect-refund.input';
import { sendRefund } from './send-refund';

const iban = 'PT50 0002 0123 1234 5678 9015 4';
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});

async function bought(token: string) {
  return given(
    await placeOrder(
      ctx,
      placeOrderInput.parse({
        dealId: 'deal_massage',
        start: '2027-03-10T15:00:00Z',
        seenPrice: { amount: 4200, currency: 'EUR' },
        payment: { method: 'card', token },
        email: 'ana@example.org',
      }),
    ),
  );
}

async function cancelled(token: string) {
  const { id, accessToken } = await bought(token);
  await cancelOrder(ctx, { id, accessToken });
  return { orderId: id, accessToken };
}

async function refundOf(orderId: string) {
  const [refund] = (await viewOrder(ctx, orderId)).refunds ?? [];
  if (!refund) throw new Error('no refund');
  return refund;
}

const statuses = (refund: Awaited<ReturnType<typeof refundOf>>) => refund.steps.map(({ status }) => status);
const subjects = async () =>
  (await listLettersTo(ctx.reader, 'ana@example.org')).map(({ subject }) => subject.split(':')[0]);

describe('a refund', () => {
  it('can be traced to the reference of the provider', async () => {
    const { orderId } = await cancelled('tok_ok');
    const refund = await refundOf(orderId);
    expect(statuses(refund)).toEqual(['requested', 'approved', 'sent', 'confirmed']);
    expect(refund).toMatchObject({ status: 'confirmed', needs: null, expectedBy: '2027-03-22T10:00' });
    expect(refund.reference).toBeTruthy();
    expect(refund.steps.at(-1)?.reference).toBe(refund.reference);
    expect((await subjects()).join()).toContain('is on its way back');
  });

  it('is sent, not confirmed, while nobody knows the answer', async () => {
    const { id, accessToken } = await bought('tok_ok');
    ctx.payments.inject('timeout_after', 1);
    await cancelOrder(ctx, { id, accessToken });
    expect(statuses(await refundOf(id))).toEqual(['requested', 'approved', 'sent']);
    ctx.clock.advance(graceMs);
    await runDueJobs(ctx);
    expect(await refundOf(id)).toMatchObject({ status: 'confirmed' });
  });

  it('that a bank does not take is never done: it asks for another way and keeps the money', async () => {
    const { orderId } = await cancelled('tok_refund_fails');
    const refund = await refundOf(orderId);
    expect(statuses(refund)).toEqual(['requested', 'approved', 'sent', 'failed', 'action-needed']);
    expect(refund).toMatchObject({ status: 'action-needed', needs: 'account', reference: null });
    expect(await subjects()).toContain('We need another account for your refund');
  });

  it('goes to an account once, sent by an operator who names the transfer', async () => {
    const { orderId, accessToken } = await cancelled('tok_refund_fails');
    const { id } = await refundOf(orderId);
    const to = redirectRefundInput.parse({ id, to: 'account', holder: 'Ana', account: iban, accessToken });
    expect(await redirectRefund(ctx, to)).toMatchObject({ value: { status: 'approved' } });
    const admin = asPerson(ctx, { name: 'Mona', isAdmin: true });
    expect(given(await listRefunds(admin, {})).items).toMatchObject([
      { id, orderId, holder: 'Ana', account: 'PT50000201231234567890154' },
    ]);
    expect(await sendRefund(admin, { id, reference: 'SEPA-1' })).toMatchObject({ ok: true });
    expect(await sendRefund(admin, { id, reference: 'SEPA-2' })).toMatchObject({
      refusal: { reason: 'wrong-status' },
    });
    expect(await refundOf(orderId)).toMatchObject({ status: 'confirmed', reference: 'SEPA-1' });
    expect(given(await listRefunds(admin, {})).items).toEqual([]);
  });

  it('of more than 200.00 is sent by hand by a second operator, after a first one said it is right', async () => {
    const { orderId, accessToken } = await cancelled('tok_refund_fails');
    const { id } = await refundOf(orderId);
    const to = redirectRefundInput.parse({ id, to: 'account', holder: 'Ana', account: iban, accessToken });
    given(await redirectRefund(ctx, to));
    const mona = asPerson(ctx, { name: 'Mona', isAdmin: true });
    const nuno = asPerson(ctx, { name: 'Nuno', isAdmin: true });
    const waiting = async (who = mona) => given(await listRefunds(who, {})).items[0];
    const send = (who = mona, reference?: string) => sendRefund(who, { id, reference });
    await ctx.store.transaction((tx) => tx.update(refunds).set({ amountMinor: 20_001 }));
    expect(await waiting()).toMatchObject({ next: 'check', isCheckedByReader: false });
    expect(await send(mona, 'SEPA-1')).toMatchObject({ value: { status: 'proposed', reference: null } });
    expect(await waiting(mona)).toMatchObject({ next: 'send', isCheckedByReader: true });
    expect(await send(mona, 'SEPA-1')).toMatchObject({ refusal: { reason: 'needs-another-person' } });
    expect(await refundOf(orderId)).toMatchObject({ status: 'proposed', reference: null });
    expect(await waiting(nuno)).toMatchObject({ next: 'send', isCheckedByReader: false });
    expect(await send(nuno)).toMatchObject({ refusal: { reason: 'malformed' } });
    await ctx.store.transaction((tx) => tx.update(refunds).set({ amountMinor: 4_200 }));
    expect(await send(nuno, 'SEPA-1')).toMatchObject({ value: { status: 'confirmed', reference: 'SEPA-1' } });
    expect((await subjects()).filter((one) => one?.includes('is on its way back'))).toHaveLength(1);
  });

  it('that the provider takes back days later is not done any more: the guest is told, once', async () => {
    const { orderId } = await cancelled('tok_ok');
    const payment = await paymentOfOrder(ctx.reader, orderId);
    const told = await ctx.payments.later(payment?.reference ?? '', 'refund-failed');
    for (const message of [told, told]) await hearPayment(ctx, message);
    await runDueJobs(ctx);
    await runDueJobs(ctx);
    const refund = await refundOf(orderId);
    expect(statuses(refund)).toEqual([
      ...['requested', 'approved', 'sent', 'confirmed', 'failed', 'action-needed'],
    ]);
    expect(refund).toMatchObject({ needs: 'account', reference: null, expectedBy: null });
    const letters = (await subjects()).filter((one) => one === 'We need another account for your refund');
    expect(letters).toHaveLength(1);
    expect(await paymentOfOrder(ctx.reader, orderId)).toMatchObject({ refundedMinor: 0 });
  });

  it('is tried on the card once more when the buyer wants it', async () => {
    ctx.payments.inject('refund_fails', 1);
    const { orderId, accessToken } = await cancelled('tok_ok');
    const { id } = await refundOf(orderId);
    const again = await redirectRefund(ctx, redirectRefundInput.parse({ id, to: 'card', accessToken }));
    expect(again).toMatchObject({ value: { status: 'confirmed', needs: null } });
    const sums = await accountSums(ctx.reader);
    expect(sums.find(({ account }) => account === 'provider')).toMatchObject({ debits: 4200, credits: 4200 });
  });

  it('belongs to its buyer: a stranger finds nothing, an operator must be one', async () => {
    const { orderId } = await cancelled('tok_refund_fails');
    const { id } = await refundOf(orderId);
    const stranger = asPerson(ctx, { name: 'Stranger' });
    const to = redirectRefundInput.parse({ id, to: 'card' });
    expect(await redirectRefund(stranger, to)).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await listRefunds(stranger, {})).toMatchObject({ refusal: { reason: 'not-found' } });
    expect(await sendRefund(stranger, { id, reference: 'x' })).toMatchObject({
      refusal: { reason: 'not-found' },
    });
  });
});

it.each([
  { account: iban, isGood: true },
  { account: 'PT50 0002 0123 1234 5678 9015 5', isGood: false },
  { account: '000123456789', isGood: true },
  { account: '12', isGood: false },
])('an account is checked before money is sent there: $account', ({ account, isGood }) => {
  const asked = { id: 'refund_1', to: 'account', holder: 'Ana', account };
  expect(redirectRefundInput.safeParse(asked).success).toBe(isGood);
});
