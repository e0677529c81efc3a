import { type AccountKind, accountKinds, kindOf } from '@/domain/ledger/accounts';
import { isoOf } from '@/domain/time/iso';
import type { Instant } from '@/domain/time/wall';
import { accountSums } from '../ledger/balances';
import {
  type ByCurrency,
  coveredSums,
  earned,
  heldByCards,
  moved,
  paidOut,
  promisedAway,
  refundedByHand,
  refundsOpen,
  takenBack,
  waitingForVisits,
} from '../ledger/proof';
import type { Reader } from '../store';

type Sums = { readonly account: string; readonly debits: number; readonly credits: number };
type CurrencyProof = {
  readonly currency: string;
  readonly debits: number;
  readonly credits: number;
  readonly accounts: readonly Sums[];
};
/** Accounts of the ledger beside what payments, refunds, redemptions and payouts say they should be. */
export type Check = {
  readonly currency: string;
  readonly what:
    | 'all-accounts'
    | 'provider'
    | 'bank'
    | 'refunds-owed'
    | 'disputed'
    | 'fees'
    | 'owed-to-merchants'
    | 'merchant-pending'
    | `covered:${string}`;
  readonly expected: number;
  readonly found: number;
};
export type LedgerProof = {
  readonly balanced: boolean;
  readonly currencies: readonly CurrencyProof[];
  readonly checks: readonly Check[];
  readonly checkedAt: string;
};

/** Adds up every account anew and holds it against the other books; one minor unit of difference is an imbalance. */
export async function proveBooks(db: Reader, now: Instant): Promise<LedgerProof> {
  const sums = await accountSums(db);
  const checks = [...(await checksOf(db, sums)), ...(await coveredChecks(db, sums))];
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort().map((currency) => {
    const accounts = sums.filter((one) => one.currency === currency).map(({ currency: _, ...one }) => one);
    return { currency, debits: total(accounts, 'debits'), credits: total(accounts, 'credits'), accounts };
  });
  const balanced = checks.every(({ expected, found }) => expected === found);
  return { balanced, currencies, checks, checkedAt: isoOf(now) };
}

/** What does not agree, as one line each. */
export function differencesOf({ checks }: Pick<LedgerProof, 'checks'>): string[] {
  return checks
    .filter(({ expected, found }) => expected !== found)
    .map(({ what, currency, expected, found }) => `${what} ${currency}: ${found} instead of ${expected}`);
}

function total(accounts: readonly Sums[], side: 'debits' | 'credits'): number {
  return accounts.reduce((sum, account) => sum + account[side], 0);
}

type CurrencySums = Awaited<ReturnType<typeof accountSums>>;

async function checksOf(db: Reader, sums: CurrencySums): Promise<Check[]> {
  const expected = await expectedOf(db);
  const currencies = new Set([...sums, ...Object.values(expected).flat()].map(({ currency }) => currency));
  return [...currencies].sort().flatMap((currency) => {
    const should = (parts: ByCurrency) => sumIn(parts, currency);
    const is = (...kinds: AccountKind[]) => standingOf(sums, currency, kinds);
    const rows: [Check['what'], number, number][] = [
      ['all-accounts', 0, signed(sums.filter((one) => one.currency === currency))],
      ['provider', should(expected.provider), is('provider')],
      ['bank', should(expected.bank), is('bank')],
      ['refunds-owed', should(expected.refundsOwed), is('refunds-owed')],
      ['disputed', should(expected.disputed), is('disputed')],
      ['fees', should(expected.fees), is('fees')],
      ['owed-to-merchants', should(expected.owed), is('merchant-payable', 'tax', 'reserve')],
      ['merchant-pending', should(expected.pending), is('merchant-pending')],
    ];
    return rows.map(([what, due, found]) => ({ currency, what, expected: due, found }));
  });
}

/** What the accounts should be by the other books. */
async function expectedOf(db: Reader) {
  const [sent, settled] = [await paidOut(db, 'sent'), await paidOut(db, 'settled')];
  const back = (debit: string) => moved(db, { event: 'refund-approved', debit });
  return {
    provider: [
      ...(await heldByCards(db)),
      ...(await moved(db, { event: 'balance-credited', debit: 'provider' })),
      ...less(await refundedByHand(db), await takenBack(db, 'all'), settled),
    ],
    bank: sent,
    refundsOwed: await refundsOpen(db),
    disputed: await takenBack(db, 'undecided'),
    fees: [...(await earned(db, 'fee')), ...less(await back('fees'))],
    owed: [
      ...(await earned(db, 'net')),
      ...(await moved(db, { event: 'adjusted', credit: 'merchant-payable:%' })),
      ...less(await moved(db, { event: 'adjusted', debit: 'merchant-payable:%' })),
      ...less(await back('merchant-payable:%'), await back('tax:%'), sent, settled),
    ],
    pending: await waitingForVisits(db),
  };
}

/** Balances and points: what may be spent is what stands there less what is promised away. */
async function coveredChecks(db: Reader, sums: CurrencySums): Promise<Check[]> {
  const promised = await promisedAway(db);
  const kept = await coveredSums(db);
  const its =
    ({ account, currency }: { account: string; currency: string }) =>
    (one: { account: string; currency: string }) =>
      one.account === account && one.currency === currency;
  return sums
    .filter(({ account }) => accountKinds[kindOf(account)].isCovered)
    .map((sum) => ({
      ...{ currency: sum.currency, what: `covered:${sum.account}` as const },
      expected: sum.credits - sum.debits - (promised.find(its(sum))?.sum ?? 0),
      found: kept.find(its(sum))?.availableMinor ?? 0,
    }));
}

function less(...parts: readonly ByCurrency[]): ByCurrency {
  return parts.flat().map(({ currency, sum }) => ({ currency, sum: 0 - sum }));
}

function sumIn(parts: ByCurrency, currency: string): number {
  return parts.filter((part) => part.currency === currency).reduce((sum, part) => sum + part.sum, 0);
}

function standingOf(sums: CurrencySums, currency: string, kinds: readonly AccountKind[]): number {
  const its = sums.filter((one) => one.currency === currency && kinds.includes(kindOf(one.account)));
  const isDebit = kinds.every((kind) => accountKinds[kind].side === 'debit');
  return isDebit ? 0 - signed(its) : signed(its);
}

function signed(sums: CurrencySums): number {
  return sums.reduce((sum, { credits, debits }) => sum + credits - debits, 0);
}
