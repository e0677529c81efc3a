import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minor } from '../money/money';
import type { MoneyEvent } from './events';
import { endingOf, type Transfer, transfersOf } from './transfers-of';

const merchants = ['m1', 'm2'] as const;
const currencies = ['EUR', 'USD'] as const;
const amount = fc.integer({ min: 0, max: 100_000 });
const step = fc.record({
  what: fc.constantFrom('visit', 'undo', 'refund', 'payout', 'return', 'adjust', 'reserve'),
  merchantId: fc.constantFrom(...merchants),
  currency: fc.constantFrom(...currencies),
  paid: amount,
  feeShare: fc.integer({ min: 0, max: 50 }),
  taxShare: fc.integer({ min: 0, max: 50 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
/** What it does to what a merchant is owed, told apart from the rule that books it. */
type Told = { readonly transfers: readonly Transfer[]; readonly owedMinor: number };

function tell(one: Step, index: number): Told {
  const { merchantId, currency, paid } = one;
  const key = `${one.what}_${index}`;
  const owed = { merchantId, currency };
  const sale = { ...owed, orderId: `order_${index}` };
  const feeMinor = minor(Math.floor((paid * one.feeShare) / 100));
  const taxMinor = minor(Math.floor((paid * one.taxShare) / 100));
  const amountMinor = minor(paid);
  const net = paid - feeMinor;
  const card = { key, sale, means: { kind: 'card' }, amountMinor } as const;
  const visit = { key, sale, amountMinor, feeMinor, taxMinor };
  const from = { kind: 'visited', unusedMinor: minor(0), feeMinor, taxMinor } as const;
  const captured = { kind: 'captured', authorised: null, ...card } as const;
  const payout = { key, owed, amountMinor, taxMinor };
  const all = (...events: MoneyEvent[]) => events.flatMap(transfersOf);
  switch (one.what) {
    case 'visit':
      return { transfers: all(captured, { kind: 'redeemed', ...visit }), owedMinor: net };
    case 'undo':
      return {
        transfers: all(captured, { kind: 'redeemed', ...visit }, { kind: 'redemption-undone', ...visit }),
        owedMinor: 0,
      };
    case 'refund':
      return {
        transfers: all(
          ...([
            { kind: 'refund-approved', key, sale, amountMinor, from },
            { kind: 'refunded', ...card },
          ] as const),
        ),
        owedMinor: -net,
      };
    case 'payout':
      return {
        transfers: [...sent(payout), ...all({ kind: 'payout-settled', ...payout })],
        owedMinor: -paid,
      };
    case 'return':
      return { transfers: [...sent(payout), ...all({ kind: 'payout-returned', ...payout })], owedMinor: 0 };
    case 'adjust':
      return { transfers: all({ kind: 'adjusted', key, owed, amountMinor }), owedMinor: paid };
    case 'reserve':
      return { transfers: all({ kind: 'reserve-held', key, owed, amountMinor }), owedMinor: 0 };
  }
}

function sent(payout: Parameters<typeof payoutStarted>[0]): Transfer[] {
  const promise = payoutStarted(payout);
  return [...promise, ...endingOf({ kind: 'payout-sent', key: payout.key }, promise)];
}

function payoutStarted(payout: Omit<Extract<MoneyEvent, { kind: 'payout-started' }>, 'kind'>): Transfer[] {
  return transfersOf({ kind: 'payout-started', ...payout });
}

function standing(transfers: readonly Transfer[], isIts: (account: string) => boolean): number {
  return transfers
    .filter(({ phase }) => phase === 'posted')
    .reduce((sum, { debit, credit, amountMinor }) => {
      return sum + (isIts(credit) ? amountMinor : 0) - (isIts(debit) ? amountMinor : 0);
    }, 0);
}

test('after any history all accounts of a currency are zero together', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (history) => {
      const booked = history.flatMap((one, index) => tell(one, index).transfers);
      for (const currency of currencies) {
        const own = booked.filter((transfer) => transfer.currency === currency);
        const accounts = [...new Set(own.flatMap(({ debit, credit }) => [debit, credit]))];
        const sums = accounts.map((account) => standing(own, (one) => one === account));
        expect(sums.reduce((sum, one) => sum + one, 0)).toBe(0);
        expect(standing(own, (one) => one === 'bank' || one === 'refunds-owed')).toBe(0);
      }
    }),
  );
});

test('what a merchant is owed is what was redeemed less fees, claw-backs and payouts', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (history) => {
      for (const merchantId of merchants) {
        for (const currency of currencies) {
          const told = history
            .map(tell)
            .filter(
              (_, index) =>
                history[index]?.merchantId === merchantId && history[index]?.currency === currency,
            );
          const its = [`merchant-payable:${merchantId}`, `tax:${merchantId}`, `reserve:${merchantId}`];
          const due = told.reduce((sum, { owedMinor }) => sum + owedMinor, 0);
          expect(
            standing(
              told.flatMap(({ transfers }) => transfers),
              (one) => its.includes(one),
            ),
          ).toBe(due);
        }
      }
    }),
  );
});
