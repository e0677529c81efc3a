import { expect, test } from 'vitest';
import { findViolations } from '@/db/proof/proof';
import { spa } from '@/db/scenes/quiet-tuesday-spa';
import type { Tx } from '@/db/store';
import { deals } from '@/db/tables/deals';
import { groupJoins, groups } from '@/db/tables/groups';
import { coveredAccounts, transfers } from '@/db/tables/ledger';
import { bands, cityTrades, listings } from '@/db/tables/listings';
import { outbox } from '@/db/tables/operations';
import { orders, paymentActs, payments } from '@/db/tables/orders';
import { merchants } from '@/db/tables/people';
import { providerEvents } from '@/db/tables/provider';
import { payoutLines, payouts } from '@/db/tables/settlement';
import { dealBuyers, dealSlots, venueSteps } from '@/db/tables/slots';
import { redemptions, vouchers } from '@/db/tables/vouchers';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { placeOrder } from './orders/place-order';
import { placeOrderInput } from './orders/place-order.input';
import { spaContext, wed15 } from './orders/testing';
import { runDueJobs } from './schedule';

/** A visit bought and a group joined, and somebody who writes into the tables past every guard. */
async function brokenBy(spoil: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const ctx = await spaContext();
  const payment = { method: 'card', token: 'tok_ok' };
  const seenPrice = { amount: 4200, currency: 'EUR' };
  for (const wanted of [
    { as: 'solo', start: wed15 },
    { as: 'group', start: '2027-03-11T15:00:00Z' },
  ]) {
    const email = `${wanted.as}@example.org`;
    const order = placeOrderInput.parse({ dealId: spa.dealId, seenPrice, ...wanted, payment, email });
    expect(await placeOrder(ctx, order)).toMatchObject({ ok: true });
  }
  await runDueJobs(ctx);
  await ctx.transaction(async (tx) => accept(await spoil(tx)));
  const found = await findViolations(ctx.reader, { now: ctx.clock.now(), isAtRest: true });
  return [...new Set(found.map((line) => line.split(',')[0] ?? ''))];
}

/** A redemption written past the till, of the same offline scan each time. */
async function scanned(tx: Tx, change: Partial<typeof redemptions.$inferInsert>) {
  const [voucher] = await tx.select().from(vouchers);
  const [merchant] = await tx.select().from(merchants);
  const { id: voucherId, merchantId, venueId } = given(voucher, 'a visit was bought');
  await tx
    .insert(merchants)
    .values({ ...given(merchant, 'a business sells'), id: 'merchant_other' })
    .onConflictDoNothing();
  const by = { redeemedBy: 'person_x', device: 'Till', redeemedAt: 1, quantity: 1, offlineNonce: 'once' };
  await tx.insert(redemptions).values({ id: 'scan', voucherId, merchantId, venueId, ...by, ...change });
}

test('a town where all went well breaks nothing', async () => {
  expect(await brokenBy(async () => undefined)).toEqual([]);
});

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  ['S1', (tx) => tx.update(venueSteps).set({ taken: 7 })],
  ['S2', (tx) => tx.update(venueSteps).set({ taken: 5 })],
  ['S2 alone', (tx) => tx.update(dealSlots).set({ aloneTaken: 3 })],
  ['S2 units', (tx) => tx.update(orders).set({ quantity: 2 })],
  ['S3', (tx) => tx.update(dealBuyers).set({ units: 9 })],
  ['V1', (tx) => tx.update(vouchers).set({ usesLeft: 0, status: 'redeemed' })],
  ['V2', (tx) => tx.update(vouchers).set({ status: 'redeemed' })],
  ['M4', (tx) => tx.update(orders).set({ agreedPriceMinor: 1 })],
  ['M5', (tx) => tx.update(vouchers).set({ status: 'refunded' })],
  ['G1', (tx) => tx.update(groups).set({ status: 'tipped' })],
  ['G1 members', (tx) => tx.update(groups).set({ members: 2 })],
  ['G2', (tx) => tx.update(groups).set({ status: 'tipped', tippedAt: 1, closedAt: 2 })],
  ['G2 taken', (tx) => tx.update(orders).set({ status: 'taken' })],
  ['G3', (tx) => tx.update(groups).set({ status: 'failed', closedAt: 2 })],
  ['G1 joins', (tx) => tx.delete(groupJoins)],
  ['G4', (tx) => tx.update(groupJoins).set({ joinedAt: Number.MAX_SAFE_INTEGER })],
  ['V4', (tx) => scanned(tx, { merchantId: 'merchant_other' })],
  ['V5', (tx) => tx.update(vouchers).set({ codeHash: 'ABCDEFGHJKLM' })],
  ['V6', async (tx) => [await scanned(tx, { id: 'one' }), await scanned(tx, { id: 'two' })]],
  ['G5', (tx) => tx.update(payments).set({ captureBefore: 1 })],
  ['L1', (tx) => tx.update(listings).set({ words: 'other' })],
  ['L1', (tx) => tx.update(cityTrades).set({ deals: 9 })],
  ['L1', (tx) => tx.update(deals).set({ status: 'paused' })],
  ['L2', (tx) => tx.update(bands).set({ thursday: 0 })],
  ['L2', (tx) => tx.update(bands).set({ priceMinor: 9000 })],
  ['C1', (tx) => tx.update(paymentActs).set({ status: 'unknown' })],
  ['M1', endTooMuch],
  ['M3', (tx) => tx.insert(coveredAccounts).values(wallet)],
  ['M3 lots', (tx) => tx.insert(coveredAccounts).values(wallet)],
  ['M6', (tx) => bookPast(tx, { debit: 'provider', credit: 'promotion' })],
  ['M7', (tx) => bookPast(tx, { debit: 'bank', credit: 'promotion' })],
  ['P1', (tx) => bookPast(tx, { debit: 'promotion', credit: `merchant-payable:${spa.merchantId}` })],
  ['P2', (tx) => tx.insert(payouts).values(payout)],
  ['W1', (tx) => tx.insert(providerEvents).values(message)],
])('%s is found broken', async (name, spoil) => {
  expect(await brokenBy(spoil)).toContain(name);
});

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  ['M2, a booked transfer never changes', (tx) => tx.update(transfers).set({ amountMinor: 1 })],
  ['M2, a booked transfer never goes', (tx) => tx.delete(transfers)],
  [
    'M3, no wallet falls below zero',
    (tx) => tx.insert(coveredAccounts).values({ ...wallet, availableMinor: -1 }),
  ],
  ['I1, one request makes one order', (tx) => tx.update(orders).set({ requestKey: 'the same' })],
  [
    'W2, one message is kept once',
    (tx) => tx.insert(providerEvents).values([message, { ...message, id: 'b' }]),
  ],
  ['C2, one event writes one letter', (tx) => tx.update(outbox).set({ dedupeKey: 'the same' })],
  ['P2, an event stands on one line', (tx) => tx.insert(payoutLines).values([line, line])],
])('the database itself keeps %s', async (_name, spoil) => {
  await expect(brokenBy(spoil)).rejects.toThrow();
});

const booking = {
  ...{ id: 'forged', event: 'forged:1', cause: 'forged:1:money', phase: 'posted' as const, resolves: null },
  ...{ amountMinor: 1, currency: 'EUR', orderId: null, merchantId: spa.merchantId, bookedAt: 1 },
};
const wallet = { account: 'points:person_x', currency: 'POINTS', availableMinor: 7 };
const payout = {
  ...{ id: 'payout_x', merchantId: spa.merchantId, currency: 'EUR', day: '2027-03-08', amountMinor: 1 },
  ...{ taxMinor: 0, status: 'scheduled' as const, attempt: 1, createdAt: 1 },
};
const line = {
  ...{ event: 'redeemed:x', payoutId: 'payout_x', kind: 'redeemed' as const, orderId: null },
  ...{ amountMinor: 1, taxMinor: 0, at: 1 },
};
const message = {
  ...{ id: 'a', provider: 'builtin', eventId: 'e1', says: 'captured', reference: null, actKey: null },
  ...{ receivedAt: 1, handledAt: null, outcome: null, attempts: 0, askAgainAt: 1 },
};

function bookPast(tx: Tx, sides: { debit: string; credit: string }): Promise<unknown> {
  return tx.insert(transfers).values({ ...booking, ...sides });
}

/** The hold of the group's member is ended for more than it held. */
async function endTooMuch(tx: Tx): Promise<unknown> {
  const promise = (await tx.select().from(transfers)).findLast(({ phase }) => phase === 'pending');
  const { debit, credit, cause: resolves, amountMinor } = given(promise, 'somebody joined a group');
  return tx.insert(transfers).values({ ...booking, debit, credit, resolves, amountMinor: amountMinor + 1 });
}
