import { beforeEach, expect, it } from 'vitest';
import { paymentOfOrder } from '@/db/orders/payments';
import { differencesOf, proveBooks } from '@/db/proof/books';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { payments } from '@/db/tables/orders';
import { vouchersOfOrder } from '@/db/vouchers/vouchers';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { isoOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { placedOnce } from '../orders/testing';
import { compareBooks, compareBooksWhenDue } from '../payments/parts/compare-books';
import { asPerson, type TestContext, testContext } from '../testing';
import { getComparison } from './get-comparison';

const dayMs = 24 * hourMs;
let ctx: TestContext;
beforeEach(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});
const seen = async () => {
  const view = await getComparison(asPerson(ctx, { name: 'Root', isAdmin: true }), {});
  if (!view.ok) throw new Error(view.refusal.reason);
  return view.value;
};
async function paid(email?: string) {
  const orderId = await placedOnce(ctx, email);
  const payment = given(await paymentOfOrder(ctx.reader, orderId), 'it was paid');
  return { orderId, reference: given(payment.reference, 'the provider knows it') };
}

it('says that the books agree, to admins alone', async () => {
  await paid();
  expect((await seen()).checkedAt).toBeNull();
  expect(await compareBooks(ctx)).toEqual([]);
  expect(await seen()).toMatchObject({ provider: 'builtin', payments: 1, differences: [], openDisputes: [] });
  expect(await getComparison(asPerson(ctx), {})).toMatchObject({ refusal: { reason: 'not-found' } });
});

it('names a payment whose money the ledger does not know, to the cent', async () => {
  const { reference } = await paid();
  await ctx.payments.refund({ key: 'by_hand', reference, amountMinor: minor(199) });
  expect(await compareBooks(ctx)).toEqual([
    { reference, currency: 'EUR', oursMinor: 4_200, theirsMinor: 4_001 },
  ]);
  expect((await seen()).differences).toMatchObject([{ ours: { amount: 4_200 }, theirs: { amount: 4_001 } }]);
});

it('keeps what differed in sight when it is no longer young, and finds what is old within a day', async () => {
  const first = await paid();
  await ctx.payments.refund({ key: 'by_hand', reference: first.reference, amountMinor: minor(199) });
  await compareBooks(ctx);
  const second = await paid();
  ctx.clock.set(spaNow + 30 * dayMs);
  const named = async () => ((await compareBooks(ctx)) ?? []).map(({ reference }) => reference);
  expect(await named()).toEqual([first.reference]);
  await ctx.payments.refund({ key: 'by_hand_too', reference: second.reference, amountMinor: minor(1) });
  for (let hour = 0; hour < 24; hour += 1) {
    ctx.clock.set(spaNow + 30 * dayMs + hour * hourMs);
    await compareBooksWhenDue(ctx);
  }
  expect((await seen()).differences.map(({ reference }) => reference).sort()).toEqual(
    [first.reference, second.reference].sort(),
  );
});

it('compares a few payments a call, and the next call goes on, until all are compared', async () => {
  const bought = [];
  for (let turn = 0; turn < 3; turn += 1) {
    ctx.clock.set(spaNow + turn * hourMs);
    bought.push(await paid(`guest${turn}@example.org`));
  }
  const [first, last] = [given(bought[0], 'bought first'), given(bought[2], 'bought last')];
  for (const { reference } of [first, last])
    await ctx.payments.refund({ key: `by_hand_${reference}`, reference, amountMinor: minor(1) });
  const ended = [];
  for (let call = 0; call < 2; call += 1) {
    await compareBooksWhenDue(ctx, 2);
    ended.push((await seen()).checkedAt !== null);
  }
  expect(ended).toEqual([false, true]);
  expect(await seen()).toMatchObject({
    payments: 3,
    differences: [{ reference: first.reference }, { reference: last.reference }],
  });
});

it('goes on with the same payments once the provider is back', async () => {
  const { reference } = await paid();
  await ctx.payments.refund({ key: 'by_hand', reference, amountMinor: minor(1) });
  const away = {
    ...ctx,
    payments: { ...ctx.payments, list: async () => ({ kind: 'unreachable' as const }) },
  };
  await compareBooksWhenDue(away);
  expect((await seen()).checkedAt).toBeNull();
  await compareBooksWhenDue(ctx);
  expect((await seen()).differences).toMatchObject([{ reference }]);
});

it('finds a payment that began days apart by their clock and by ours', async () => {
  await paid();
  const createdAt = spaNow - 30 * hourMs;
  await ctx.store.transaction((tx) => tx.update(payments).set({ createdAt }));
  ctx.clock.set(spaNow + 20 * hourMs);
  expect(await compareBooks(ctx)).toEqual([]);
  ctx.clock.set(spaNow + 30 * hourMs);
  await compareBooksWhenDue(ctx);
  expect(await seen()).toMatchObject({ checkedAt: isoOf(ctx.clock.now()), differences: [] });
});

it('names a payment at the provider that is not ours at all', async () => {
  const held = await ctx.payments.authorise({
    ...{
      key: 'strange',
      amountMinor: minor(500),
      currency: 'EUR',
      cardToken: 'tok_ok',
      savedCard: null,
      isTakenAtOnce: false,
    },
    ...{ payer: 'nobody', returnUrl: ctx.appUrl },
  });
  const reference = held.kind === 'authorised' ? held.reference : '';
  expect(await compareBooks(ctx)).toEqual([]);
  await ctx.payments.capture({ key: 'strange_capture', reference, amountMinor: minor(500) });
  expect(await compareBooks(ctx)).toMatchObject([{ reference, oursMinor: 0, theirsMinor: 500 }]);
});

it.each([
  { says: 'is disputed', news: ['disputed'] as const },
  { says: 'was disputed and won', news: ['disputed', 'dispute-won'] as const },
  { says: 'was disputed and lost', news: ['disputed', 'dispute-lost'] as const },
  { says: 'was taken and did not hold', news: ['capture-lost'] as const },
  { says: 'did not hold and came again', news: ['capture-lost', 'capture-back'] as const },
])('our own proof agrees while money $says: payouts go on', async ({ news }) => {
  const { reference } = await paid();
  for (const one of news) {
    await ctx.payments.later(reference, one);
    expect(await compareBooks(ctx)).toEqual([]);
    expect(differencesOf(await proveBooks(ctx.reader, ctx.clock.now()))).toEqual([]);
  }
});

it('waits for a payment whose name the provider has not told yet', async () => {
  ctx.payments.inject('timeout_after', 1);
  const orderId = await placedOnce(ctx);
  expect((await paymentOfOrder(ctx.reader, orderId))?.reference).toBeNull();
  const held = await ctx.payments.list({ from: 0, until: spaNow + hourMs });
  const [reference = ''] = 'kind' in held ? [] : held.map((one) => one.reference);
  await ctx.payments.capture({ key: 'unheard', reference, amountMinor: minor(4_200) });
  expect(await compareBooks(ctx)).toEqual([]);
});

it('finds a dispute whose message never came, and shows it', async () => {
  const { orderId, reference } = await paid();
  await ctx.payments.later(reference, 'disputed');
  expect(await compareBooks(ctx)).toEqual([]);
  expect((await seen()).openDisputes).toMatchObject([
    { orderId, amount: { amount: 4_200 }, isRedeemed: false },
  ]);
  await ctx.payments.later(reference, 'dispute-lost');
  await compareBooks(ctx);
  expect((await seen()).openDisputes).toEqual([]);
  expect((await vouchersOfOrder(ctx.reader, orderId)).map(({ status }) => status)).toEqual(['revoked']);
});
