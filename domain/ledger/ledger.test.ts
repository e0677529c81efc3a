import { describe, expect, test } from 'vitest';
import { minor } from '../money/money';
import { kindOf } from './accounts';
import type { Means, MoneyEvent, RefundFrom } from './events';
import { endingOf, promiseOf, transfersOf } from './transfers-of';

const sale = { orderId: 'order_1', merchantId: 'merchant_spa', currency: 'EUR' };
const owed = { merchantId: 'merchant_spa', currency: 'EUR' };
const card: Means = { kind: 'card' };
const balance: Means = { kind: 'balance', personId: 'ana' };
const points: Means = { kind: 'points', personId: 'ana', points: 420 };
const paying = (amount: number, means: Means = card) => ({
  key: 'k',
  sale,
  means,
  amountMinor: minor(amount),
});
const visit = { key: 'r', sale, amountMinor: minor(4200), feeMinor: minor(336), taxMinor: minor(785) };
const payout = { key: 'p', owed, amountMinor: minor(3864), taxMinor: minor(785) };
const unused: RefundFrom = { kind: 'unused' };
const visited: RefundFrom = {
  kind: 'visited',
  unusedMinor: minor(0),
  feeMinor: minor(336),
  taxMinor: minor(785),
};

describe.each<{ says: string; event: MoneyEvent; moves: string[] }>([
  {
    says: 'a hold is a promise',
    event: { kind: 'authorised', ...paying(4200) },
    moves: ['pending provider > merchant-pending:merchant_spa 4200 EUR'],
  },
  {
    says: 'money taken ends the promise, for no more than is due',
    event: { kind: 'captured', authorised: 'a', ...paying(4100) },
    moves: ['posted provider > merchant-pending:merchant_spa 4100 EUR ends authorised:a:money'],
  },
  {
    says: 'a stored balance pays like a card',
    event: { kind: 'captured', authorised: null, ...paying(1000, balance) },
    moves: ['posted buyer-balance:ana > merchant-pending:merchant_spa 1000 EUR'],
  },
  {
    says: 'points are paid for out of our pocket',
    event: { kind: 'captured', authorised: null, ...paying(420, points) },
    moves: [
      'posted promotion > merchant-pending:merchant_spa 420 EUR',
      'posted points:ana > points-issued 420 POINTS',
    ],
  },
  {
    says: 'and come back as points, never as cash',
    event: { kind: 'refunded', ...paying(420, points) },
    moves: ['posted refunds-owed > promotion 420 EUR', 'posted points-issued > points:ana 420 POINTS'],
  },
  {
    says: 'a refund is owed as soon as it is approved',
    event: { kind: 'refund-approved', key: 'k', sale, amountMinor: minor(4200), from: unused },
    moves: ['posted merchant-pending:merchant_spa > refunds-owed 4200 EUR'],
  },
  {
    says: 'after the visit it takes back fee, tax and earnings',
    event: { kind: 'refund-approved', key: 'k', sale, amountMinor: minor(4200), from: visited },
    moves: [
      'posted fees > refunds-owed 336 EUR',
      'posted tax:merchant_spa > refunds-owed 785 EUR',
      'posted merchant-payable:merchant_spa > refunds-owed 3079 EUR',
    ],
  },
  {
    says: 'and paid when the card has it',
    event: { kind: 'refunded', ...paying(4200) },
    moves: ['posted refunds-owed > provider 4200 EUR'],
  },
  {
    says: 'what comes back from the card is owed again',
    event: { kind: 'refund-returned', ...paying(4200) },
    moves: ['posted provider > refunds-owed 4200 EUR'],
  },
  {
    says: 'a visit is earned: our fee, the tax, the rest',
    event: { kind: 'redeemed', ...visit },
    moves: [
      'posted merchant-pending:merchant_spa > fees 336 EUR',
      'posted merchant-pending:merchant_spa > tax:merchant_spa 785 EUR',
      'posted merchant-pending:merchant_spa > merchant-payable:merchant_spa 3079 EUR',
    ],
  },
  {
    says: 'a visit without fee and tax has one part',
    event: { kind: 'redeemed', ...visit, feeMinor: minor(0), taxMinor: minor(0) },
    moves: ['posted merchant-pending:merchant_spa > merchant-payable:merchant_spa 4200 EUR'],
  },
  {
    says: 'an adjustment below zero is the merchant’s',
    event: { kind: 'adjusted', key: 'k', owed, amountMinor: minor(-500) },
    moves: ['posted merchant-payable:merchant_spa > promotion 500 EUR'],
  },
  {
    says: 'a payout leaves with its tax',
    event: { kind: 'payout-started', ...payout },
    moves: [
      'pending tax:merchant_spa > bank 785 EUR',
      'pending merchant-payable:merchant_spa > bank 3079 EUR',
    ],
  },
  {
    says: 'and arrives out of the provider’s account',
    event: { kind: 'payout-settled', ...payout },
    moves: ['posted bank > provider 3864 EUR'],
  },
])('$says', ({ event, moves }) => {
  test('in transfers', () => {
    expect(transfersOf(event).map(say)).toEqual(moves);
  });
});

test('a redemption undone moves the same money back', () => {
  const there = transfersOf({ kind: 'redeemed', ...visit });
  const back = transfersOf({ kind: 'redemption-undone', ...visit });
  expect(back.map(({ debit, credit, amountMinor }) => [debit, credit, amountMinor])).toEqual(
    there.map(({ debit, credit, amountMinor }) => [credit, debit, amountMinor]),
  );
});

test('a payout that comes back is owed again', () => {
  const back = transfersOf({ kind: 'payout-returned', ...payout });
  expect(back.map(say)).toEqual([
    'posted bank > tax:merchant_spa 785 EUR',
    'posted bank > merchant-payable:merchant_spa 3079 EUR',
  ]);
});

test('a promise ends in the parts it was made in, kept or let go', () => {
  const promise = transfersOf({ kind: 'payout-started', ...payout });
  expect(promiseOf({ kind: 'payout-sent', key: 'p' })).toBe('payout-started:p');
  expect(endingOf({ kind: 'payout-sent', key: 'p' }, promise).map(say)).toEqual([
    'posted tax:merchant_spa > bank 785 EUR ends payout-started:p:tax',
    'posted merchant-payable:merchant_spa > bank 3079 EUR ends payout-started:p:net',
  ]);
  const hold = transfersOf({ kind: 'authorised', ...paying(4200) });
  const ended = endingOf({ kind: 'voided', key: 'k' }, hold);
  expect(ended.map(say)).toEqual([
    'voided provider > merchant-pending:merchant_spa 4200 EUR ends authorised:k:money',
  ]);
  expect(() => endingOf({ kind: 'voided', key: 'k' }, ended)).toThrow('only a promise can end');
});

test('an account nobody opened is a broken promise', () => {
  expect(() => kindOf('merchant-available:x')).toThrow('no account is called');
});

function say(transfer: ReturnType<typeof transfersOf>[number]): string {
  const { phase, debit, credit, amountMinor, currency, resolves } = transfer;
  return `${phase} ${debit} > ${credit} ${amountMinor} ${currency}${resolves ? ` ends ${resolves}` : ''}`;
}
