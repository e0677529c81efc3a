import { beforeEach, expect, test } from 'vitest';
import { book } from '@/db/ledger/book';
import { proveBooks } from '@/db/proof/books';
import { atStart, type Place, proveSome } from '@/db/proof/pieces';
import type { Tx } from '@/db/store';
import { coveredAccounts, transfers } from '@/db/tables/ledger';
import { outbox } from '@/db/tables/operations';
import { payments } from '@/db/tables/orders';
import { payouts } from '@/db/tables/settlement';
import { newId } from '@/domain/kernel/id';
import { minor } from '@/domain/money/money';
import { minuteMs } from '@/domain/time/zone';
import { type CasaVerde, casaVerde, given, liveDealOf } from '../../casa-verde';
import { placeOrder } from '../../orders/place-order';
import { placeOrderInput } from '../../orders/place-order.input';
import { asSystem, storePerson } from '../../testing';
import { redeemVoucher } from '../../vouchers/redeem-voucher';
import { redeemVoucherInput } from '../../vouchers/redeem-voucher.input';
import { isBalanced } from './alarm';
import { runSettlement } from './run-settlement';

let spa: CasaVerde;
let bought: string[];

/** Three visits, had on Wednesday; on Thursday they are paid out. */
beforeEach(async () => {
  spa = await casaVerde();
  const dealId = (await liveDealOf(spa, { group: null })).id;
  await storePerson(spa.world, { name: 'Ada', isAdmin: true });
  bought = [];
  for (const name of ['ana', 'ben', 'cleo']) {
    const buyer = await storePerson(spa.world, { name });
    spa.world.clock.set(Date.parse('2027-03-09T12:00:00Z'));
    const order = given(
      await placeOrder(
        { ...buyer, requestKey: name },
        placeOrderInput.parse({
          ...{ dealId, start: '2027-03-10T15:00:00Z', quantity: 1 },
          seenPrice: { amount: 4200, currency: 'EUR' },
          payment: { method: 'card', token: 'tok_ok' },
        }),
      ),
    );
    spa.world.clock.set(Date.parse('2027-03-10T15:00:00Z'));
    const scan = { code: order.vouchers?.[0]?.code, venueId: spa.ids.venueId };
    given(await redeemVoucher(spa.owner, redeemVoucherInput.parse(scan)));
    bought.push(order.id);
  }
  spa.world.clock.set(Date.parse('2027-03-11T09:00:00Z'));
});

const paid = async () => (await spa.world.reader.select().from(payouts)).length;
const alarms = async () => {
  const all = await spa.world.reader.select().from(outbox);
  return all.filter(({ topic }) => topic === 'ledger-alarm').map(({ body }) => body);
};
const write = (work: (tx: Tx) => Promise<unknown>) =>
  spa.world.store.transaction(async (tx) => void (await work(tx)));

type Row = typeof transfers.$inferInsert;
/** One minor unit moved without a reason. */
async function forge(change: Partial<Row> & Pick<Row, 'debit' | 'credit'>): Promise<void> {
  const id = newId('transfer');
  const row = {
    id,
    event: `forged:${id}`,
    cause: `forged:${id}:money`,
    phase: 'posted' as const,
    resolves: null,
  };
  const of = { currency: 'EUR', orderId: null, merchantId: null, bookedAt: spa.world.clock.now() };
  await write((tx) => tx.insert(transfers).values({ ...row, ...of, amountMinor: 1, ...change }));
}

/** Every difference of a whole pass, one owner at a time. */
async function passThrough(): Promise<string[]> {
  const found: string[] = [];
  let at: Place | null = atStart;
  while (at) {
    const some: Awaited<ReturnType<typeof proveSome>> = await proveSome(spa.world.reader, at, 1);
    found.push(...some.differences);
    at = some.next;
  }
  return found;
}

test('nobody is paid before a pass through all books has ended, however many calls it takes', async () => {
  const calls = [];
  while ((await paid()) === 0 && calls.length < 50) {
    expect(await isBalanced(spa.world.reader)).toBe(true);
    calls.push(await runSettlement(asSystem(spa.world), 1));
  }
  expect(calls.length).toBeGreaterThan(bought.length);
  expect(calls.every((more) => more > 0)).toBe(true);
  expect(await paid()).toBe(1);
});

test('what was changed behind our back is named, alarms at once and stops payouts until it is mended', async () => {
  await write((tx) => tx.update(payments).set({ refundedMinor: 1 }));
  const named = bought.toSorted().map((id) => `provider EUR: 4200 instead of 4199 (orders: ${id})`);
  expect(await passThrough()).toEqual(named);
  await runSettlement(asSystem(spa.world), 1);
  expect(await alarms()).toEqual([expect.stringContaining(named[0] ?? 'a line')]);
  for (let call = 0; call < 50; call += 1) await runSettlement(asSystem(spa.world), 1);
  expect(await alarms()).toHaveLength(bought.length);
  expect([await isBalanced(spa.world.reader), await paid()]).toEqual([false, 0]);
  await write((tx) => tx.update(payments).set({ refundedMinor: 0 }));
  spa.world.clock.set(spa.world.clock.now() + 15 * minuteMs);
  for (let call = 0; call < 50; call += 1) await runSettlement(asSystem(spa.world), 1);
  expect([await isBalanced(spa.world.reader), await paid()]).toEqual([true, 1]);
});

test('what cancels out over all orders is found on each of them', async () => {
  const [first, second] = bought.toSorted();
  const { merchantId } = spa.ids;
  const pending = `merchant-pending:${merchantId}`;
  await forge({ debit: 'provider', credit: pending, orderId: first, merchantId });
  await forge({ debit: pending, credit: 'provider', orderId: second, merchantId });
  expect((await proveBooks(spa.world.reader, 0)).balanced).toBe(true);
  expect(await passThrough()).toEqual([
    `provider EUR: 4201 instead of 4200 (orders: ${first})`,
    `merchant-pending EUR: 1 instead of 0 (orders: ${first})`,
    `provider EUR: 4199 instead of 4200 (orders: ${second})`,
    `merchant-pending EUR: -1 instead of 0 (orders: ${second})`,
  ]);
});

test('money of no order, of a merchant, or on a balance whose row is gone is found too', async () => {
  const { merchantId } = spa.ids;
  await forge({ debit: 'provider', credit: 'fees' });
  await forge({ debit: 'promotion', credit: `merchant-payable:${merchantId}`, merchantId });
  await forge({ debit: 'provider', credit: 'fees', orderId: 'order_zzz' });
  const person = await storePerson(spa.world, { name: 'dora' });
  const personId = person.actor.kind === 'person' ? person.actor.personId : '';
  const credit = { kind: 'balance-credited', key: 'gift', personId, currency: 'EUR', from: 'card' } as const;
  await write(async (tx) => {
    await book(tx, { ...credit, amountMinor: minor(500) }, spa.world.clock.now());
    await tx.delete(coveredAccounts);
  });
  const found = (await passThrough()).map((line) => line.replace(/ \(nobody: \d+\)/, ' (nobody)'));
  expect(found).toEqual([
    'provider EUR: 1 instead of 0 (orders: gone)',
    'fees EUR: 1 instead of 0 (orders: gone)',
    `owed-to-merchants EUR: 1 instead of 0 (merchants: ${merchantId})`,
    'provider EUR: 501 instead of 500 (nobody)',
    'fees EUR: 1 instead of 0 (nobody)',
    `covered:buyer-balance:${personId} EUR: 0 instead of 500 (people: ${personId})`,
  ]);
});
