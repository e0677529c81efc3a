import { beforeEach, expect, test } from 'vitest';
import { paymentActs } from '@/db/tables/orders';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { decideDeal } from '../admin/decide-deal';
import { asMember, type CasaVerde, casaVerde, dealOf, given, liveDealOf } from '../casa-verde';
import { submitDeal } from '../deals/submit-deal';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { asGuest } from '../testing';
import { listAlerts } from './list-alerts';

const title = '60-minute massage and tea';
let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});
const alerts = async (who = spa.owner) => given(await listAlerts(who, { id: spa.ids.merchantId }));

async function joined(dealId: string) {
  const order = {
    ...{ dealId, start: '2027-03-10T15:00:00Z', as: 'group', email: 'ana@example.org' },
    seenPrice: { amount: 3780, currency: 'EUR' },
    payment: { method: 'card', token: 'tok_ok' },
  };
  return given(await placeOrder(asGuest(spa.world), placeOrderInput.parse(order)));
}

test('a quiet day has nothing to say', async () => {
  expect(await alerts()).toEqual([]);
});

test('a group that closes within a day is said with who is missing, one that has time is not', async () => {
  const deal = await liveDealOf(spa);
  const { group } = await joined(deal.id);
  expect(await alerts()).toEqual([]);
  spa.world.clock.set(instantOf('2027-03-08T16:00:00Z'));
  expect(await alerts()).toEqual([
    {
      ...{ kind: 'group-closing', groupId: group?.id, title, missing: 3 },
      ...{ closesAt: '2027-03-09T15:00', slot: '2027-03-10T15:00' },
    },
  ]);
});

test('a deal waits for a moderator, then for its owner where something was asked', async () => {
  const live = await liveDealOf(spa);
  const { id, version } = await dealOf(spa);
  given(await submitDeal(spa.owner, { id }));
  expect(await alerts()).toEqual([{ kind: 'deal-waiting', dealId: id, title }]);
  given(
    await decideDeal(spa.admin, { id, decision: 'ask', reasons: ['quality'], note: 'Say more.', version }),
  );
  expect(await alerts()).toEqual([{ kind: 'deal-to-answer', dealId: id, title, said: 'asked' }]);
  expect(live.id).not.toBe(id);
});

test('money the provider does not answer for is said first', async () => {
  await joined((await liveDealOf(spa)).id);
  await spa.world.store.transaction(async (tx) =>
    accept(await tx.update(paymentActs).set({ status: 'unknown' })),
  );
  expect(await alerts()).toEqual([{ kind: 'payments-unanswered', orders: 1 }]);
});

test('a stranger is told nothing, a clerk is', async () => {
  expect(await listAlerts(spa.stranger, { id: spa.ids.merchantId })).toMatchObject({
    refusal: { reason: 'not-found' },
  });
  expect(await alerts(asMember(spa.owner, spa.ids.merchantId, 'clerk'))).toEqual([]);
});
