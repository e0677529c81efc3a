import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { accept, refuse } from '@/domain/kernel/result';
import type { MoneyEvent } from '@/domain/ledger/events';
import { minor } from '@/domain/money/money';
import type { Store, Tx } from '../store';
import { transfers } from '../tables/ledger';
import { testStore } from '../testing';
import { accountSums } from './balances';
import { availableOn, book, bookIfCovered, endPromise, standing } from './book';

const now = Date.UTC(2027, 2, 2);
const sale = { orderId: 'order_1', merchantId: 'merchant_spa', currency: 'EUR' };
const wallet = 'buyer-balance:ana';
const hold = {
  kind: 'authorised',
  key: 'act_1',
  sale,
  means: { kind: 'card' },
  amountMinor: minor(4200),
} as const satisfies MoneyEvent;
const credit = (key: string, amount: number): MoneyEvent => ({
  ...{ kind: 'balance-credited', key, personId: 'ana', amountMinor: minor(amount) },
  ...{ currency: 'EUR', from: 'card' },
});
const spend = (key: string, amount: number): MoneyEvent => ({
  ...{ kind: 'captured', key, sale, authorised: null, amountMinor: minor(amount) },
  means: { kind: 'balance', personId: 'ana' },
});

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
beforeEach(() => store.empty());

const all = () => store.reader.select().from(transfers);
const booked = (...events: MoneyEvent[]) =>
  store.transaction(async (tx) => {
    for (const event of events) await book(tx, event, now);
  });

test.each([
  [
    'changed',
    (tx: Tx) => tx.update(transfers).set({ amountMinor: 1 }).where(eq(transfers.debit, 'provider')),
  ],
  ['deleted', (tx: Tx) => tx.delete(transfers).where(eq(transfers.debit, 'provider'))],
])('a transfer cannot be %s', async (_done, attack) => {
  await booked(hold);
  const before = await all();
  const tried = store.transaction(async (tx) => void (await attack(tx)));
  await expect(tried).rejects.toSatisfy((error: Error) =>
    `${error.message} ${error.cause}`.includes('transfers never change'),
  );
  expect(await all()).toEqual(before);
});

test('the same event twice is booked once', async () => {
  await booked(hold, hold);
  expect(await all()).toMatchObject([{ cause: 'authorised:act_1:money', phase: 'pending' }]);
});

test('a promise ends once: kept for less than was promised, never for more', async () => {
  const capture = { ...hold, kind: 'captured', key: 'act_2', authorised: 'act_1' } as const;
  await booked(hold);
  await expect(booked({ ...capture, amountMinor: minor(4201) })).rejects.toThrow('no more than was promised');
  await booked({ ...capture, amountMinor: minor(4100) });
  await expect(booked({ ...capture, key: 'act_3' })).rejects.toThrow();
  await store.transaction((tx) => endPromise(tx, { kind: 'voided', key: 'act_1' }, now));
  expect((await all()).map(({ event }) => event)).toEqual(['authorised:act_1', 'captured:act_2']);
});

test('a promise let go moves nothing, and one never made has nothing to let go', async () => {
  await booked(hold);
  const pending = { account: 'merchant-pending:merchant_spa', orderId: 'order_1' } as const;
  const voided = () => store.transaction((tx) => endPromise(tx, { kind: 'voided', key: 'act_1' }, now));
  await voided();
  await voided();
  await store.transaction((tx) => endPromise(tx, { kind: 'voided', key: 'act_9' }, now));
  expect((await all()).map(({ phase }) => phase).sort()).toEqual(['pending', 'voided']);
  expect(await standing(store.reader, pending)).toBe(0);
});

test('a balance is never spent twice, not even by two at once', async () => {
  await booked(credit('gift', 1000));
  const tries = await Promise.all(
    ['a', 'b', 'c'].map((key) =>
      store.transaction(async (tx) =>
        (await bookIfCovered(tx, spend(key, 600), now)) ? accept(key) : refuse({ reason: 'not-covered' }),
      ),
    ),
  );
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await availableOn(store.reader, wallet, 'EUR')).toBe(400);
  expect(await all()).toHaveLength(2);
});

test('what one currency has never counts for another', async () => {
  await booked(credit('gift', 1000), { ...credit('dollars', 250), currency: 'USD' } as MoneyEvent);
  const inDollars = { ...spend('a', 600), sale: { ...sale, currency: 'USD' } } as MoneyEvent;
  expect(await store.transaction((tx) => bookIfCovered(tx, inDollars, now))).toBe(false);
  await store.empty();
  await booked(credit('gift', 1000), { ...credit('dollars', 250), currency: 'USD' } as MoneyEvent);
  const sums = (await accountSums(store.reader)).filter(({ account }) => account === wallet);
  expect(sums.map(({ currency, credits }) => `${credits} ${currency}`).sort()).toEqual([
    '1000 EUR',
    '250 USD',
  ]);
});

test('a promise is taken from a balance at once, and comes back when it is let go', async () => {
  const promise = { ...hold, means: { kind: 'balance', personId: 'ana' } } as const;
  await booked(credit('gift', 4500), promise);
  expect(await availableOn(store.reader, wallet, 'EUR')).toBe(300);
  await booked({ ...promise, kind: 'captured', key: 'act_2', authorised: 'act_1', amountMinor: minor(4000) });
  expect(await availableOn(store.reader, wallet, 'EUR')).toBe(500);
  await booked({ ...promise, key: 'act_3', amountMinor: minor(500) });
  await store.transaction((tx) => endPromise(tx, { kind: 'voided', key: 'act_3' }, now));
  expect(await availableOn(store.reader, wallet, 'EUR')).toBe(500);
});
