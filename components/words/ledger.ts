import { type AccountKind, pointsCurrency } from '@/domain/ledger/accounts';
import type { Money } from '@/domain/money/money';
import { formatMoney } from './money';

/** What stands on an account: money, or points, which no language writes as a currency. */
export function formatStanding({ amount, currency }: Money): string {
  return currency === pointsCurrency ? `${amount} points` : formatMoney({ amount, currency });
}

/** What a check of the proof compares; a name it does not know stays as it is. */
export function checkWords(what: string): string {
  return words[what] ?? what.replace('covered:', 'May be spent: ');
}

/** The accounts as people call them. */
export const accountNames: Readonly<Record<AccountKind, string>> = {
  provider: 'At the payment provider',
  bank: 'Payouts under way',
  'buyer-balance': 'Balances of buyers',
  'refunds-owed': 'Refunds under way',
  'merchant-pending': 'Paid for visits to come',
  'merchant-payable': 'Earned by merchants',
  tax: 'Tax in what merchants earned',
  reserve: 'Reserves of merchants',
  fees: 'Our fees',
  disputed: 'Taken back by banks',
  promotion: 'Given by us',
  points: 'Points of members',
  'points-issued': 'Points given out',
};

/** Who keeps the other book. */
export function providerName(name: string): string {
  return name === 'builtin' ? 'the built-in provider' : name.charAt(0).toUpperCase() + name.slice(1);
}

const words: Readonly<Record<string, string>> = {
  'all-accounts': 'All accounts together',
  provider: 'At the payment provider',
  bank: 'Payouts under way',
  'refunds-owed': 'Refunds under way',
  disputed: 'Taken back by banks, not decided',
  fees: 'Our fees',
  'owed-to-merchants': 'Earned by merchants, not paid out',
  'merchant-pending': 'Paid for visits to come',
};
