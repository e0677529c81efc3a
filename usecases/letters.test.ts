import { beforeEach, describe, expect, it } from 'vitest';
import { paymentOfOrder } from '@/db/orders/payments';
import { listLettersTo } from '@/db/outbox';
import { refundsOfOrder } from '@/db/refunds/refunds';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { asMember, given } from './casa-verde';
import { answerClaim } from './claims/answer-claim';
import { appealClaim } from './claims/appeal-claim';
import { decideClaim } from './claims/decide-claim';
import { openClaim } from './claims/open-claim';
import { openClaimInput } from './claims/open-claim.input';
import { toGuest, toMerchant } from './claims/parts/claim-letters';
import { cancelOrder } from './orders/cancel-order';
import { letterKinds } from './orders/parts/letters';
import { placeOrder } from './orders/place-order';
import { placeOrderInput } from './orders/place-order.input';
import { rescheduleOrder } from './orders/reschedule-order';
import { rescheduleOrderInput } from './orders/reschedule-order.input';
import { hearPayment } from './payments/hear-payment';
import { redirectRefund } from './refunds/redirect-refund';
import { sendRefund } from './refunds/send-refund';
import { runDueJobs } from './schedule';
import { setReserve } from './settlement/set-reserve';
import { asPerson, asSystem, type TestContext, testContext } from './testing';
import { redeemVoucher } from './vouchers/redeem-voucher';
import { redeemVoucherInput } from './vouchers/redeem-voucher.input';

const ana = 'ana@example.org';
const merchant = 'owner@casaverde.example';
const wed15 = '2027-03-10T15:00:00Z';
let world: TestContext;
let order: { id: string; code: string; accessToken: string | undefined };

beforeEach(async () => {
  world = await testContext({ now: spaNow });
  await world.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: spaNow })));
});

async function buy(token = 'tok_ok') {
  const seenPrice = { amount: 4200, currency: 'EUR' };
  const payment = { method: 'card', token };
  const asked = { dealId: spa.dealId, start: wed15, seenPrice, payment, email: ana };
  const placed = given(await placeOrder(world, placeOrderInput.parse(asked)));
  order = { id: placed.id, code: placed.vouchers?.[0]?.code ?? '', accessToken: placed.accessToken };
}

const owner = () => asMember(asPerson(world, { name: 'Olga' }), spa.merchantId, 'owner');
const operator = (name = 'Mona') => asPerson(world, { name, isAdmin: true });
const cancel = async () => given(await cancelOrder(world, { id: order.id, accessToken: order.accessToken }));

async function move(start: string, token?: string) {
  const payment = token ? { payment: { method: 'card', token } } : {};
  const seenPrice = { amount: 6000, currency: 'EUR' };
  const { id, accessToken } = order;
  const asked = rescheduleOrderInput.parse({ id, accessToken, start, seenPrice, ...payment });
  given(await rescheduleOrder(world, asked));
}

async function letIn() {
  world.clock.set(Date.parse(wed15));
  const scan = { code: order.code, venueId: spa.venueId };
  given(await redeemVoucher(owner(), redeemVoucherInput.parse(scan)));
}

async function claim(): Promise<string> {
  world.clock.set(Date.parse(wed15));
  const { id, accessToken } = order;
  const said = openClaimInput.parse({ id, accessToken, reason: 'closed', words: 'Shut.' });
  return given(await openClaim(world, said)).id;
}

const contest = async (id: string) =>
  given(await answerClaim(owner(), { id, answer: 'contest', words: 'Open.' }));
const decide = async (id: string, who: string, decision: 'uphold' | 'reject') =>
  given(await decideClaim(operator(who), { id, decision, words: 'Because.' }));
const appeal = async (id: string) =>
  given(await appealClaim(world, { id, words: 'No.', accessToken: order.accessToken }));

async function later(ms: number) {
  world.clock.advance(ms);
  for (let again = 0; again < 3; again += 1) await runDueJobs(asSystem(world), { graceMs: 0 });
}

async function refundId(): Promise<string> {
  const [first] = await refundsOfOrder(world.reader, order.id);
  return first?.refund.id ?? '';
}

type Written = readonly (readonly [string, string])[];
type Story = { readonly says: string; live(): Promise<unknown>; readonly writes: Written };

/** One story for each thing that can happen to an order, a claim, a refund and a payout: who reads what of it. */
const stories: readonly Story[] = [
  { says: 'bought', live: () => buy(), writes: [[ana, 'order-paid']] },
  {
    says: 'the bank asked and nobody answered',
    live: () => buy('tok_authentication'),
    writes: [[ana, 'order-declined']],
  },
  {
    says: 'cancelled, and the money sent back',
    live: async () => {
      await buy();
      await cancel();
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'order-cancelled'],
      [ana, 'order-refund-confirmed'],
    ],
  },
  {
    says: 'a dead card: asked for an account, then sent to it',
    live: async () => {
      await buy('tok_refund_fails');
      await cancel();
      const { accessToken } = order;
      const to = { id: await refundId(), to: 'account' as const, holder: 'Ana', account: '000123456789' };
      given(await redirectRefund(world, { ...to, accessToken }));
      given(await sendRefund(operator(), { id: to.id, reference: 'SEPA-1' }));
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'order-cancelled'],
      [ana, 'order-refund-failed'],
      [ana, 'order-refund-confirmed'],
    ],
  },
  {
    says: 'a refund that came back days later, told three times',
    live: async () => {
      await buy();
      await cancel();
      const payment = await paymentOfOrder(world.reader, order.id);
      const told = await world.payments.later(payment?.reference ?? '', 'refund-failed');
      for (const message of [told, told, told]) await hearPayment(world, message);
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'order-cancelled'],
      [ana, 'order-refund-confirmed'],
      [ana, 'order-refund-failed'],
    ],
  },
  {
    says: 'moved twice',
    live: async () => {
      await buy();
      await move('2027-03-11T15:00:00Z');
      await move('2027-03-11T16:00:00Z');
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'order-rescheduled'],
      [ana, 'order-rescheduled'],
    ],
  },
  {
    says: 'the difference for a dearer time never paid',
    live: async () => {
      await buy();
      await move('2027-03-13T18:00:00Z', 'tok_authentication');
      await later(16 * minuteMs);
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'order-not-rescheduled'],
    ],
  },
  {
    says: 'called off by the venue',
    live: async () => {
      await buy();
      given(await cancelOrder(owner(), { id: order.id }));
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'order-called-off'],
      [ana, 'order-refund-confirmed'],
    ],
  },
  {
    says: 'nobody came',
    live: async () => {
      await buy();
      world.clock.set(Date.parse(wed15));
      await later(80 * hourMs);
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'order-expired'],
      [ana, 'order-refund-confirmed'],
    ],
  },
  {
    says: 'claimed, and the merchant silent',
    live: async () => {
      await buy();
      await claim();
      await later(24 * hourMs);
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'claim-opened'],
      [merchant, 'claim-asked'],
      [ana, 'claim-upheld'],
      [merchant, 'claim-lost'],
      [ana, 'order-refund-confirmed'],
    ],
  },
  {
    says: 'claimed, contested, rejected, appealed and rejected again: each side reads each decision',
    live: async () => {
      await buy();
      const id = await claim();
      await contest(id);
      await decide(id, 'Mona', 'reject');
      await appeal(id);
      await decide(id, 'Nuno', 'reject');
    },
    writes: [
      [ana, 'order-paid'],
      [ana, 'claim-opened'],
      [merchant, 'claim-asked'],
      [ana, 'claim-contested'],
      [ana, 'claim-rejected'],
      [merchant, 'claim-won'],
      [ana, 'claim-appealed'],
      [merchant, 'claim-reopened'],
      [ana, 'claim-rejected'],
      [merchant, 'claim-won'],
    ],
  },
  {
    says: 'let in: paid out on the next working day',
    live: async () => {
      await buy();
      await letIn();
      await later(24 * hourMs);
    },
    writes: [
      [ana, 'order-paid'],
      [merchant, 'payout-sent'],
    ],
  },
  {
    says: 'a payout the bank refuses, then sends back, then takes',
    live: async () => {
      await buy();
      await letIn();
      world.payouts.inject('refused', 1);
      world.payouts.inject('returned', 1);
      for (let day = 0; day < 7; day += 1) await later(24 * hourMs);
    },
    writes: [
      [ana, 'order-paid'],
      [merchant, 'payout-refused'],
      [merchant, 'payout-sent'],
      [merchant, 'payout-returned'],
      [merchant, 'payout-sent'],
    ],
  },
  {
    says: 'a reserve set',
    live: async () => {
      const { merchantId: id } = spa;
      given(await setReserve(operator(), { id, percent: 1000 as never, days: 30, reason: 'New.' }));
    },
    writes: [[merchant, 'reserve-set']],
  },
];

/** Written by stories of their own: groups, and a price that fell after the purchase. */
const toldElsewhere = ['price-dropped'];

async function written(): Promise<string[]> {
  const letters = await listLettersTo(world.reader, null);
  return letters.map(({ recipient, topic }) => `${recipient} ${topic}`).sort();
}

describe('letters, exactly one for each event and person', () => {
  it.each(stories)('$says', async ({ live, writes }) => {
    await live();
    await later(20 * minuteMs);
    const once = writes.map(([recipient, topic]) => `${recipient} ${topic}`).sort();
    expect(await written()).toEqual(once);
    await later(30 * minuteMs);
    expect(await written()).toEqual(once);
    const sent = world.mail.letters.map(({ to }) => to);
    expect(sent).toHaveLength(once.length);
  });

  it('no kind of letter is without a story', () => {
    const told = new Set(stories.flatMap(({ writes }) => writes.map(([, topic]) => topic)));
    const ofOrders = letterKinds
      .filter((kind) => !toldElsewhere.includes(kind))
      .map((kind) => `order-${kind}`);
    const ofClaims = [...toGuest, ...toMerchant].map((kind) => `claim-${kind}`);
    const ofPayouts = ['payout-sent', 'payout-refused', 'payout-returned', 'reserve-set'];
    expect([...told].sort()).toEqual([...ofOrders, ...ofClaims, ...ofPayouts].sort());
  });
});
