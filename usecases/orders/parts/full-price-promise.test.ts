import { beforeEach, describe, expect, it } from 'vitest';
import { refundsOfOrder } from '@/db/refunds/refunds';
import { decideDeal } from '../../admin/decide-deal';
import { type CasaVerde, casaVerde, dealInput, given, liveDealOf } from '../../casa-verde';
import { updateDeal } from '../../deals/update-deal';
import { runDueJobs } from '../../schedule';
import { listDealSlots } from '../../slots/list-deal-slots';
import { asGuest } from '../../testing';
import { placeOrder } from '../place-order';
import { placeOrderInput } from '../place-order.input';

let spa: CasaVerde;
const friday = '2027-03-12';
beforeEach(async () => {
  spa = await casaVerde();
});

/** Somebody pays 60.00 for Friday 15:00, and on Thursday the owner takes 20 % off it. */
async function boughtThenDropped(changes: object = {}) {
  const deal = await liveDealOf(spa, changes);
  const order = given(
    await placeOrder(
      asGuest(spa.world),
      placeOrderInput.parse({
        dealId: deal.id,
        start: '2027-03-12T15:00:00Z',
        seenPrice: { amount: 6000, currency: 'EUR' },
        payment: { method: 'card', token: 'tok_ok' },
        email: 'eva@example.org',
      }),
    ),
  );
  const offPeak = [{ weekdays: [5], from: '15:00', to: '16:00', percentOff: 20, seats: 3 }];
  const next = dealInput(spa.ids, { ...changes, offPeak });
  const { version } = given(await updateDeal(spa.owner, { ...next, id: deal.id, version: deal.version }));
  given(await decideDeal(spa.admin, { id: deal.id, decision: 'approve', reasons: [], version }));
  await runDueJobs(spa.world);
  await runDueJobs(spa.world);
  return { dealId: deal.id, orderId: order.id };
}
const backOf = async (orderId: string) =>
  (await refundsOfOrder(spa.world.reader, orderId)).map(({ refund }) => [refund.amountMinor, refund.status]);
const priceOf = async (id: string) => {
  const asked = { id, from: friday, until: friday, quantity: 1 };
  const slots = given(await listDealSlots(asGuest(spa.world), asked));
  return slots.find(({ local }) => local.endsWith('15:00'))?.price.amount;
};

describe('a guest who paid the full price', () => {
  it('gets the difference back by itself, once, with a letter, when the same time is sold for less', async () => {
    const { dealId, orderId } = await boughtThenDropped();
    expect(await priceOf(dealId)).toBe(4800);
    expect(await backOf(orderId)).toEqual([[1200, 'confirmed']]);
    const letters = spa.world.mail.letters.filter(({ to }) => to === 'eva@example.org');
    expect(letters.map(({ subject }) => subject).join()).toContain('€12 comes back to you');
  });

  it('keeps the price up for all where the deal promises no drop', async () => {
    const { dealId, orderId } = await boughtThenDropped({ fullPricePromise: 'no-drop' });
    expect(await priceOf(dealId)).toBe(6000);
    expect(await backOf(orderId)).toEqual([]);
  });
});
