import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { bookedOn } from '@/db/ledger/testing';
import { findOrder } from '@/db/orders/orders';
import { paymentOfOrder } from '@/db/orders/payments';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { vouchersOfOrder } from '@/db/vouchers/vouchers';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import type { LaterNews } from '@/providers/payments/builtin-rules';
import type { Message } from '@/providers/payments/port';
import { paidOrder, placedOnce } from '../orders/testing';
import { type TestContext, testContext } from '../testing';
import { hearPayment } from './hear-payment';
import { compareBooks } from './parts/compare-books';
import { handleNews } from './parts/payment-news';

// Confluence, W1 of trust.md: six messages of a payment in any order, one to five times, some lost until the end.
const histories: readonly (readonly LaterNews[])[] = [
  ['capture-lost', 'capture-back', 'capture-lost', 'capture-back', 'disputed', 'dispute-won'],
  ['capture-lost', 'capture-back', 'capture-lost', 'capture-back', 'disputed', 'dispute-lost'],
  ['disputed', 'dispute-won', 'capture-lost', 'capture-back', 'capture-lost', 'capture-back'],
  ['capture-lost', 'capture-back', 'capture-lost', 'capture-back', 'disputed', 'capture-lost'],
];
/** As many as trust.md asks for; a few where every statement goes to a server. */
const runs = Number(
  process.env.CONFLUENCE_RUNS ?? (process.env.OFFPEAK_TEST_ENGINE === 'postgres' ? 25 : 500),
);
let ctx: TestContext;
let template: string;
/** What each history ends in, told in order and once. */
const ends = new Map<readonly LaterNews[], unknown>();

beforeAll(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
  template = await placedOnce(ctx);
  for (const history of histories) ends.set(history, await live(history, inOrder));
});

/** Each message is told after so many happenings, so many times; told after the last one, it was lost before. */
type Telling = { readonly after: number; readonly times: number };
const inOrder: readonly Telling[] = [1, 2, 3, 4, 5, 6].map((after) => ({ after, times: 1 }));

async function live(history: readonly LaterNews[], tellings: readonly Telling[]) {
  const orderId = await paidOrder(ctx, template);
  const reference = given((await paymentOfOrder(ctx.reader, orderId))?.reference, 'it was paid');
  const messages: Message[] = [];
  for (const [index, news] of history.entries()) {
    messages.push(await ctx.payments.later(reference, news));
    const due = tellings.flatMap((telling, which) =>
      Math.max(telling.after, which + 1) === index + 1 ? [{ which, ...telling }] : [],
    );
    for (const { which, times } of due.reverse()) {
      const message = given(messages[which], 'what is told has happened');
      await Promise.all(Array.from({ length: times }, () => hearPayment(ctx, message)));
    }
    if (due.length > 0) await handleNews(ctx, 0);
  }
  return stateOf(orderId);
}

async function stateOf(orderId: string) {
  const payment = await paymentOfOrder(ctx.reader, orderId);
  return {
    order: (await findOrder(ctx.reader, orderId))?.status,
    payment: payment?.status,
    captured: payment?.capturedMinor,
    refunded: payment?.refundedMinor,
    vouchers: (await vouchersOfOrder(ctx.reader, orderId)).map(({ status }) => status),
    accounts: await bookedOn(ctx.reader, orderId),
  };
}

it(
  'ends in the same state, whenever and however often each message is told',
  async () => {
    const telling = fc.record({
      after: fc.integer({ min: 1, max: 6 }),
      times: fc.integer({ min: 1, max: 5 }),
    });
    const tellings = fc.array(telling, { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...histories), tellings, async (history, told) => {
        expect(await live(history, told)).toEqual(ends.get(history));
      }),
      { numRuns: runs },
    );
    expect(await compareBooks(ctx)).toEqual([]);
  },
  Math.max(120_000, runs * 5_000),
);
