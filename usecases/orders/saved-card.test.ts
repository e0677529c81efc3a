import { beforeEach, expect, it } from 'vitest';
import { findGroup } from '@/db/groups/groups';
import { paymentOfOrder } from '@/db/orders/payments';
import { instantOf } from '@/domain/time/iso';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { runDueJobs } from '../schedule';
import type { TestContext } from '../testing';
import { cancelOrder } from './cancel-order';
import { viewOrder } from './order-view';
import { placeOrder } from './place-order';
import { placeOrderInput } from './place-order.input';
import { counts, spaContext } from './testing';

// A group that closes later than a card can be held: two weeks ahead.
const start = '2027-03-23T15:00:00Z';
const closesAt = instantOf(start) - 24 * hourMs;
const holdAt = closesAt - 24 * hourMs;
let ctx: TestContext;
beforeEach(async () => {
  ctx = await spaContext();
});

async function join(who: string, token = 'tok_ok') {
  const answer = await placeOrder(
    ctx,
    placeOrderInput.parse({
      dealId: 'deal_massage',
      start,
      as: 'group',
      seenPrice: { amount: 4200, currency: 'EUR' },
      payment: { method: 'saved-card', token },
      email: `${who}@example.org`,
    }),
  );
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return answer.value;
}
const at = async (instant: number) => {
  ctx.clock.set(instant);
  await runDueJobs(ctx, { graceMs: 0 });
};
const paymentOf = (orderId: string) => paymentOfOrder(ctx.reader, orderId);

it('keeps the card and holds nothing before the day before the close', async () => {
  const { id, status } = await join('ana');
  expect(status).toBe('authorised');
  expect(await paymentOf(id)).toMatchObject({ status: 'saved', authoriseAt: holdAt });
  await at(holdAt - 1);
  expect(await paymentOf(id)).toMatchObject({ status: 'saved', captureBefore: null });
  await at(holdAt);
  const held = await paymentOf(id);
  expect(held).toMatchObject({ status: 'authorised' });
  expect(held?.captureBefore).toBeGreaterThan(closesAt + 24 * hourMs);
});

it('takes the money from saved cards when the group tips before', async () => {
  const orders = [];
  for (const who of ['ana', 'ben', 'cleo', 'dora']) orders.push(await join(who));
  for (const { id } of orders) {
    expect(await viewOrder(ctx, id)).toMatchObject({ status: 'paid', vouchers: [{}] });
    expect(await paymentOf(id)).toMatchObject({ status: 'captured' });
  }
});

it('frees the place of a card that says no when it is held, after its half hour, and leaves the group open', async () => {
  const { id, group } = await join('ana');
  const other = await join('ben');
  ctx.payments.inject('declined', 1);
  await at(holdAt);
  const statuses = async () =>
    [(await viewOrder(ctx, id)).status, (await viewOrder(ctx, other.id)).status].sort();
  expect(await statuses()).toEqual(['action-required', 'authorised']);
  await at(holdAt + 31 * minuteMs);
  expect(await statuses()).toEqual(['authorised', 'declined']);
  expect(await findGroup(ctx.reader, group?.id ?? '')).toMatchObject({ status: 'open', members: 1 });
});

it('asks again, and not twice, when nobody knows whether the card was held', async () => {
  const { id } = await join('ana');
  ctx.payments.inject('timeout_before', 1);
  await at(holdAt);
  expect(await paymentOf(id)).toMatchObject({ status: 'saved' });
  await at(holdAt + 60_000);
  expect(await paymentOf(id)).toMatchObject({ status: 'authorised' });
});

it('lets go of what was never held', async () => {
  const { id, accessToken } = await join('ana');
  await cancelOrder(ctx, { id, accessToken });
  expect(await viewOrder(ctx, id)).toMatchObject({ status: 'cancelled' });
  expect(await paymentOf(id)).toMatchObject({ status: 'voided' });
  expect(await counts(ctx, start)).toMatchObject({ taken: 0, units: 0 });
});

it('waits for the bank where it wants to see the person when the card is saved', async () => {
  const { id, status } = await join('ana', 'tok_authentication');
  expect(status).toBe('action-required');
  await ctx.payments.authenticate((await paymentOf(id))?.reference ?? '', 'confirmed');
  await at(ctx.clock.now() + 60_000);
  expect(await paymentOf(id)).toMatchObject({ status: 'saved' });
  await at(holdAt);
  expect(await paymentOf(id)).toMatchObject({ status: 'authorised' });
});
