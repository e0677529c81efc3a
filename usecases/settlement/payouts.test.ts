import { beforeEach, describe, expect, test } from 'vitest';
import { book } from '@/db/ledger/book';
import { findOrder } from '@/db/orders/orders';
import { paymentOfOrder } from '@/db/orders/payments';
import { transfers } from '@/db/tables/ledger';
import { payoutLines, payouts } from '@/db/tables/settlement';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { proveLedger } from '../admin/prove-ledger';
import { type CasaVerde, casaVerde, given, liveDealOf } from '../casa-verde';
import { placeOrder } from '../orders/place-order';
import { placeOrderInput } from '../orders/place-order.input';
import { byPayment, openRefund } from '../refunds/parts/refund-life';
import { runDueJobs } from '../schedule';
import { asSystem, storePerson } from '../testing';
import { redeemVoucher } from '../vouchers/redeem-voucher';
import { redeemVoucherInput } from '../vouchers/redeem-voucher.input';
import { undoRedemption } from '../vouchers/undo-redemption';
import { getBalance } from './get-balance';
import { listStatement } from './list-statement';

const start = '2027-03-10T15:00:00Z';
const eur = (amount: number) => ({ amount, currency: 'EUR' });
let spa: CasaVerde;
let dealId: string;
beforeEach(async () => {
  spa = await casaVerde();
  dealId = (await liveDealOf(spa, { group: null })).id;
});

/** Somebody buys the Wednesday visit for 42.00 and is let in at its start. */
async function visit(name: string, card = 'tok_ok') {
  const buyer = await storePerson(spa.world, { name });
  spa.world.clock.set(Date.parse('2027-03-09T12:00:00Z'));
  const payment = { method: 'card', token: card };
  const asked = placeOrderInput.parse({ dealId, start, quantity: 1, seenPrice: eur(4200), payment });
  const order = given(await placeOrder({ ...buyer, requestKey: name }, asked));
  spa.world.clock.set(Date.parse(start));
  const scan = { code: order.vouchers?.[0]?.code, venueId: spa.ids.venueId };
  const redemption = given(await redeemVoucher(spa.owner, redeemVoucherInput.parse(scan)));
  return { order, redemption };
}

async function passTo(instant: string) {
  spa.world.clock.set(Date.parse(instant));
  while ((await runDueJobs(asSystem(spa.world))) > 0);
}

async function refund(orderId: string) {
  const done = await spa.world.transaction(async (tx, now) => {
    const [order, payment] = [await findOrder(tx, orderId), await paymentOfOrder(tx, orderId)];
    if (!order || !payment) throw new Error('no such order');
    const channel = byPayment(payment);
    const asked = { order, channel, amountMinor: payment.capturedMinor, cause: 'guarantee' as const };
    return accept(await openRefund({ ctx: asSystem(spa.world), tx, now }, asked));
  });
  given(done);
}

const statement = async (day: string) =>
  given(await listStatement(spa.owner, { id: spa.ids.merchantId, day }));
const balance = async () => given(await getBalance(spa.owner, { id: spa.ids.merchantId }));
const balanced = async () => given(await proveLedger(spa.admin, {}));

describe('the payout', () => {
  test('of a day leaves on the next working day, and is the sum of its lines', async () => {
    await visit('ana');
    expect((await balance()).available).toEqual(eur(3696));
    await passTo('2027-03-10T23:59:00Z');
    expect((await statement('2027-03-10')).payout).toMatchObject({ status: 'open', payday: '2027-03-11' });
    await passTo('2027-03-11T00:00:00Z');
    const closed = await statement('2027-03-10');
    expect(closed.items).toMatchObject([{ fee: eur(504), tax: eur(785), net: eur(3696), feePercent: 12 }]);
    expect(closed).toMatchObject({ transfer: eur(3696), payout: { status: 'settled' } });
    expect(await balance()).toMatchObject({ available: eur(0), pending: eur(0) });
    const proof = await balanced();
    expect(proof.balanced).toBe(true);
    const [paid] = await spa.world.reader.select().from(payouts);
    const transferred = await spa.world.payouts.find(`${paid?.id}_1`);
    expect(transferred).toMatchObject({ amountMinor: 3696, merchantId: spa.ids.merchantId });
  });

  test('of a Friday leaves on Monday', async () => {
    await visit('ana');
    spa.world.clock.set(Date.parse('2027-03-12T15:00:00Z'));
    await adjust(500);
    await passTo('2027-03-14T12:00:00Z');
    expect((await statement('2027-03-12')).payout.status).toBe('open');
    await passTo('2027-03-15T00:00:00Z');
    expect(await statement('2027-03-12')).toMatchObject({
      transfer: eur(500),
      payout: { status: 'settled' },
    });
  });

  test('a newcomer costs a fee once: by account, address or card a guest is known', async () => {
    await visit('ana', 'tok_ok_7');
    await visit('ben', 'tok_ok_7');
    const { items } = await statement('2027-03-10');
    expect(items.map(({ feeBecause }) => feeBecause).sort()).toEqual(['known-guest', 'other-hour']);
  });

  test('a run repeated, or at the bank twice, pays nobody twice', async () => {
    await visit('ana');
    spa.world.payouts.inject('timeout_after', 1);
    spa.world.clock.set(Date.parse('2027-03-11T09:00:00Z'));
    await Promise.all([runDueJobs(asSystem(spa.world)), runDueJobs(asSystem(spa.world))]);
    await passTo('2027-03-11T09:20:00Z');
    await passTo('2027-03-12T09:20:00Z');
    expect(await spa.world.reader.select().from(payouts)).toMatchObject([
      { status: 'settled', amountMinor: 3696 },
    ]);
    expect(await spa.world.reader.select().from(payoutLines)).toHaveLength(1);
    expect((await balanced()).balanced).toBe(true);
  });

  test('the database refuses a redemption in a second payout', async () => {
    await visit('ana');
    await passTo('2027-03-11T09:00:00Z');
    const [line] = await spa.world.reader.select().from(payoutLines);
    if (!line) throw new Error('nothing was paid');
    const again = spa.world.store.transaction((tx) => tx.insert(payoutLines).values(line));
    await expect(again).rejects.toThrow();
  });

  test('refused or sent back by the bank stays owed and leaves again the next working day', async () => {
    await visit('ana');
    spa.world.payouts.inject('refused', 1);
    spa.world.payouts.inject('returned', 1);
    await passTo('2027-03-11T09:00:00Z');
    expect((await statement('2027-03-10')).payout).toMatchObject({
      status: 'refused',
      because: 'account-closed',
    });
    expect((await balance()).available).toEqual(eur(3696));
    await passTo('2027-03-12T09:00:00Z');
    expect((await statement('2027-03-10')).payout.status).toBe('sent');
    await passTo('2027-03-14T10:00:00Z');
    expect((await statement('2027-03-10')).payout.status).toBe('returned');
    expect((await balance()).available).toEqual(eur(3696));
    expect((await balanced()).balanced).toBe(true);
    await passTo('2027-03-15T10:00:00Z');
    expect((await statement('2027-03-10')).payout.status).toBe('settled');
    expect((await balance()).available).toEqual(eur(0));
    expect((await balanced()).balanced).toBe(true);
  });
});

describe('what goes back', () => {
  test('a redemption undone earns nothing and is on no line', async () => {
    const { redemption } = await visit('ana');
    given(await undoRedemption(spa.owner, { id: redemption.id }));
    expect(await statement('2027-03-10')).toMatchObject({ items: [], adjustments: [], transfer: eur(0) });
    expect(await balance()).toMatchObject({ available: eur(0), pending: eur(4200) });
    expect((await balanced()).balanced).toBe(true);
  });

  test('a refund after the payout is an adjustment; what is owed to us is taken from the next day', async () => {
    const { order } = await visit('ana');
    await passTo('2027-03-11T09:00:00Z');
    await refund(order.id);
    await passTo('2027-03-11T09:30:00Z');
    expect((await balance()).available).toEqual(eur(-3696));
    const open = await statement('2027-03-11');
    expect(open.adjustments).toMatchObject([{ because: 'refund-approved', net: eur(-3696) }]);
    await passTo('2027-03-12T09:00:00Z');
    expect(await statement('2027-03-11')).toMatchObject({ transfer: eur(0), payout: { status: 'closed' } });
    await adjust(5000);
    await passTo('2027-03-15T09:00:00Z');
    const next = await statement('2027-03-12');
    expect(next.adjustments.map(({ because, net }) => [because, net.amount])).toEqual([
      ['adjusted', 5000],
      ['carried-in', -3696],
    ]);
    expect(next).toMatchObject({ transfer: eur(1304), payout: { status: 'settled' } });
    expect((await balanced()).balanced).toBe(true);
  });
});

test('one minor unit that nothing explains stops payouts and alarms, until it is gone', async () => {
  await storePerson(spa.world, { name: 'Ada', isAdmin: true });
  await visit('ana');
  const [row] = await spa.world.reader.select().from(transfers);
  if (!row) throw new Error('nothing was booked');
  const forged = {
    ...row,
    id: newId('transfer'),
    event: 'forged:1',
    cause: 'forged:1:money',
    phase: 'posted' as const,
  };
  await spa.world.store.transaction((tx) =>
    tx.insert(transfers).values({ ...forged, resolves: null, amountMinor: 1 }),
  );
  await passTo('2027-03-11T09:00:00Z');
  expect((await balanced()).checks.filter(({ expected, found }) => expected !== found)).toMatchObject([
    { what: 'provider', expected: 4200, found: 4201 },
    { what: 'merchant-pending', found: 1, expected: 0 },
  ]);
  expect(await spa.world.reader.select().from(payouts)).toEqual([]);
  const letters = spa.world.mail.letters.filter(({ to }) => to === 'ada@example.org');
  expect(letters.map(({ subject }) => subject)).toEqual(['The ledger does not balance: payouts are stopped']);
});

async function adjust(amount: number) {
  const { merchantId } = spa.ids;
  await spa.world.store.transaction((tx) =>
    book(
      tx,
      {
        ...{ kind: 'adjusted', key: newId('adjustment'), amountMinor: minor(amount) },
        owed: { merchantId, currency: 'EUR' },
      },
      spa.world.clock.now(),
    ),
  );
}
