/**
 * The chart of accounts: whose money it is, and where. A name is a kind and, for most kinds, an owner:
 * `merchant-payable:merchant_x`. Page: docs/rules/settlement.md.
 */
export const accountKinds = {
  /** At the payment provider, all of it owed to somebody below. */
  provider: { side: 'debit', isCovered: false },
  /** Payouts that left and have not arrived: nothing, when nothing is under way. */
  bank: { side: 'credit', isCovered: false },
  /** What buyers may spend with us. */
  'buyer-balance': { side: 'credit', isCovered: true },
  /** Buyers' again, on its way back to them or waiting for a way: nothing, when every refund has arrived. */
  'refunds-owed': { side: 'credit', isCovered: false },
  /** Guests' money for visits not had. */
  'merchant-pending': { side: 'credit', isCovered: false },
  /** Earned and not paid out, without the tax in it; below zero where more went back than was earned. */
  'merchant-payable': { side: 'credit', isCovered: false },
  /** Tax inside what guests paid for their visits: set apart when earned, paid out with the rest, owed by the merchant. */
  tax: { side: 'credit', isCovered: false },
  /** Earned and held back for refunds that may come. */
  reserve: { side: 'credit', isCovered: false },
  /** What we earned. */
  fees: { side: 'credit', isCovered: false },
  /** Taken back by banks and not decided: card holders' disputes, captures that did not hold. Nothing, once all are. */
  disputed: { side: 'debit', isCovered: false },
  /** What we gave out of our own pocket. */
  promotion: { side: 'debit', isCovered: false },
  /** Points of a member; their currency is `POINTS`. */
  points: { side: 'credit', isCovered: true },
  'points-issued': { side: 'debit', isCovered: false },
} as const satisfies Readonly<Record<string, AccountKindFacts>>;

type AccountKindFacts = {
  /** The side on which it grows. */
  readonly side: 'debit' | 'credit';
  /** Never below zero, not even for an instant: who books on it learns whether it was covered. Source: trust.md M3. */
  readonly isCovered: boolean;
};
export type AccountKind = keyof typeof accountKinds;
export type OurAccount =
  | 'provider'
  | 'bank'
  | 'refunds-owed'
  | 'disputed'
  | 'fees'
  | 'promotion'
  | 'points-issued';
export type Account = OurAccount | `${Exclude<AccountKind, OurAccount>}:${string}`;

/** Points are counted in a currency of their own. */
export const pointsCurrency = 'POINTS';

export function kindOf(account: string): AccountKind {
  const [kind = ''] = account.split(':');
  if (!Object.hasOwn(accountKinds, kind)) throw new Error(`Broken promise: no account is called ${account}`);
  return kind as AccountKind;
}

export function isCovered(account: Account): boolean {
  return accountKinds[kindOf(account)].isCovered;
}
