import { findDeal, venueUses } from '@/db/deals/deal-terms';
import { takenByDeal } from '@/db/deals/discovery';
import { book } from '@/db/ledger/book';
import { findOrder, insertOrder } from '@/db/orders/orders';
import { insertDoneAct } from '@/db/orders/payment-acts';
import { insertPayment, paymentOfOrder } from '@/db/orders/payments';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { issueVoucher } from '@/db/vouchers/vouchers';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { instantOf } from '@/domain/time/iso';
import type { Context } from '../context';
import { type TestContext, testContext } from '../testing';
import { holdSeats } from './hold-seats';
import { holdSeatsInput } from './hold-seats.input';
import { placeOrder } from './place-order';
import { placeOrderInput } from './place-order.input';

/** What is counted as taken in one slot of Casa Verde. */
export async function counts(ctx: Context, startIso: string) {
  const from = instantOf(startIso);
  const span = { from, until: from + 1 };
  const use = (await venueUses(ctx.reader, 'venue_casaverde', span)).get(from);
  const starts = await takenByDeal(ctx.reader, ['deal_massage'], span);
  const alone = starts.get('deal_massage')?.aloneTaken.get(from);
  const deal = await findDeal(ctx.reader, 'deal_massage');
  return {
    taken: use?.taken ?? 0,
    discounted: use?.discounted ?? 0,
    alone: alone ?? 0,
    units: deal?.unitsTaken ?? 0,
  };
}

/** A guest in front of Casa Verde on the Monday of journeys.md. */
export async function spaContext(): Promise<TestContext> {
  const ctx = await testContext({ now: spaNow });
  await ctx.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
  return ctx;
}

/** Wednesday 15:00, a quiet hour: 42.00 instead of 60.00. */
export const wed15 = '2027-03-10T15:00:00Z';

export function holdAsked(change: Record<string, unknown> = {}) {
  const seenPrice = { amount: 4200, currency: 'EUR' };
  return holdSeatsInput.parse({ dealId: spa.dealId, start: wed15, seenPrice, ...change });
}

/** A hold that must come about. */
export async function held(ctx: Context, change: Record<string, unknown> = {}) {
  const answer = await holdSeats(ctx, holdAsked(change));
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return answer.value;
}

/** One more paid order like any other, without taking a room: as many as a test wants. */
export async function paidOrder(ctx: TestContext, template: string): Promise<string> {
  const known = given(await findOrder(ctx.reader, template), 'the first order was placed');
  const was = given(await paymentOfOrder(ctx.reader, template), 'the first order was paid');
  const order = { ...known, id: newId('order'), holdId: null, requestKey: null, accessTokenHash: null };
  const payment = { ...was, id: newId('payment'), orderId: order.id };
  const act = {
    paymentId: payment.id,
    cause: 'order',
    startedAt: known.createdAt,
    finishedAt: known.createdAt,
  };
  const held = { ...act, id: newId('act'), kind: 'authorise' as const, amountMinor: was.authorisedMinor };
  const taken = { ...act, id: newId('act'), kind: 'capture' as const, amountMinor: was.capturedMinor };
  const asked = { amountMinor: minor(held.amountMinor), currency: was.currency, cardToken: 'tok_ok' };
  const answer = await ctx.payments.authorise({
    ...{ ...asked, key: held.id, savedCard: null, isTakenAtOnce: false, payer: 'ana', returnUrl: ctx.appUrl },
  });
  const reference = answer.kind === 'authorised' ? answer.reference : '';
  await ctx.payments.capture({ key: taken.id, reference, amountMinor: minor(taken.amountMinor) });
  await ctx.store.transaction(async (tx) => {
    await insertOrder(tx, order);
    await insertPayment(tx, { ...payment, reference });
    for (const one of [held, taken]) await insertDoneAct(tx, { ...one, reference });
    const means = { kind: 'card' } as const;
    const sale = { orderId: order.id, merchantId: order.merchantId, currency: order.currency };
    const money = { key: taken.id, sale, means, amountMinor: minor(taken.amountMinor), authorised: null };
    await book(tx, { kind: 'captured', ...money }, known.createdAt);
    await issueVoucher(tx, { order, secrets: ctx.secrets, now: known.createdAt });
  });
  return order.id;
}

/** A massage bought alone. */
export async function placedOnce(ctx: TestContext, email = 'ana@example.org'): Promise<string> {
  const placed = await placeOrder(
    ctx,
    placeOrderInput.parse({
      dealId: 'deal_massage',
      start: '2027-03-10T15:00:00Z',
      seenPrice: { amount: 4200, currency: 'EUR' },
      payment: { method: 'card', token: 'tok_ok' },
      email,
    }),
  );
  if (!placed.ok) throw new Error(placed.refusal.reason);
  return placed.value.id;
}
