import { and, inArray, isNull } from 'drizzle-orm';
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
  nobodys,
  paidOut,
  promisedAway,
  type Range,
  refundedByHand,
  refundsOpen,
  takenBack,
  waitingForVisits,
  within,
} from '../ledger/proof';
import type { Reader } from '../store';
import { transfers } from '../tables/ledger';

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
  const credited = await moved(db, { event: 'balance-credited', debit: 'provider' });
  const books = [await ofOrders(db), await ofMerchants(db), { provider: credited }];
  const checks = [...checksOf(sums, books), ...(await coveredChecks(db, sums))];
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort().map((currency) => {
    const accounts = sums.filter((one) => one.currency === currency).map(({ currency: _, ...one }) => one);
    return { currency, debits: total(accounts, 'debits'), credits: total(accounts, 'credits'), accounts };
  });
  const balanced = checks.every(({ expected, found }) => expected === found);
  return { balanced, currencies, checks, checkedAt: isoOf(now) };
}

/** The books of some orders: what was booked on them beside their payments, refunds, disputes, vouchers and redemptions. */
export async function proveOrders(db: Reader, range: Range): Promise<Check[]> {
  const its = within(transfers.orderId, range);
  return checksOf(await accountSums(db, { debits: its, credits: its }), [await ofOrders(db, range)]);
}

/** The books of some merchants beside what belongs to orders: what was booked on them and their payouts. */
export async function proveMerchants(db: Reader, range: Range): Promise<Check[]> {
  const its = ownOf(range);
  return checksOf(await accountSums(db, { debits: its, credits: its }), [await ofMerchants(db, range)]);
}

/** Booked on no order and no merchant between two instants: only what buyers are given or lose without buying. */
export async function proveNobody(db: Reader, range: Range): Promise<Check[]> {
  const its = nobodys(range);
  const credited = await moved(db, { event: 'balance-credited', debit: 'provider' }, its);
  return checksOf(await accountSums(db, { debits: its, credits: its }), [{ provider: credited }]);
}

/** Some balances and points: what is kept beside what was booked on them, by whatever order. */
export async function proveCovered(db: Reader, named: readonly string[]): Promise<Check[]> {
  if (named.length === 0) return [];
  const sides = {
    debits: inArray(transfers.debit, [...named]),
    credits: inArray(transfers.credit, [...named]),
  };
  const its = (await accountSums(db, sides)).filter(({ account }) => named.includes(account));
  return coveredChecks(db, its, named);
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
/** What accounts should be by other books. Each of their rows is an order's or a merchant's, so each order and merchant agrees by itself. */
type Books = Partial<
  Record<'provider' | 'bank' | 'refundsOwed' | 'disputed' | 'fees' | 'owed' | 'pending', ByCurrency>
>;

function checksOf(sums: CurrencySums, books: readonly Books[]): Check[] {
  const parts = books.flatMap((one) => Object.values(one)).flat();
  const currencies = new Set([...sums, ...parts].map(({ currency }) => currency));
  return [...currencies].sort().flatMap((currency) => {
    const should = (part: keyof Books) =>
      sumIn(
        books.flatMap((one) => one[part] ?? []),
        currency,
      );
    const is = (...kinds: AccountKind[]) => standingOf(sums, currency, kinds);
    const rows: [Check['what'], number, number][] = [
      ['all-accounts', 0, signed(sums.filter((one) => one.currency === currency))],
      ['provider', should('provider'), is('provider')],
      ['bank', should('bank'), is('bank')],
      ['refunds-owed', should('refundsOwed'), is('refunds-owed')],
      ['disputed', should('disputed'), is('disputed')],
      ['fees', should('fees'), is('fees')],
      ['owed-to-merchants', should('owed'), is('merchant-payable', 'tax', 'reserve')],
      ['merchant-pending', should('pending'), is('merchant-pending')],
    ];
    return rows.map(([what, due, found]) => ({ currency, what, expected: due, found }));
  });
}

async function ofOrders(db: Reader, range?: Range): Promise<Books> {
  const back = (debit: string) =>
    moved(db, { event: 'refund-approved', debit }, within(transfers.orderId, range));
  return {
    provider: [
      ...(await heldByCards(db, range)),
      ...less(await refundedByHand(db, range), await takenBack(db, 'all', range)),
    ],
    refundsOwed: await refundsOpen(db, range),
    disputed: await takenBack(db, 'undecided', range),
    fees: [...(await earned(db, 'fee', range)), ...less(await back('fees'))],
    owed: [
      ...(await earned(db, 'net', range)),
      ...less(await back('merchant-payable:%'), await back('tax:%')),
    ],
    pending: await waitingForVisits(db, range),
  };
}

async function ofMerchants(db: Reader, range?: Range): Promise<Books> {
  const [sent, settled] = [await paidOut(db, 'sent', range), await paidOut(db, 'settled', range)];
  const adjusted = (side: { debit?: string; credit?: string }) =>
    moved(db, { event: 'adjusted', ...side }, range && ownOf(range));
  return {
    provider: less(settled),
    bank: sent,
    owed: [
      ...(await adjusted({ credit: 'merchant-payable:%' })),
      ...less(await adjusted({ debit: 'merchant-payable:%' }), sent, settled),
    ],
  };
}

/** Booked on a merchant and on no order. */
function ownOf(range: Range) {
  return and(isNull(transfers.orderId), within(transfers.merchantId, range));
}

/** Balances and points: what may be spent is what stands there less what is promised away. */
async function coveredChecks(db: Reader, sums: CurrencySums, named?: readonly string[]): Promise<Check[]> {
  const promised = await promisedAway(db, named);
  const kept = await coveredSums(db, named);
  const keyOf = ({ account, currency }: { account: string; currency: string }) => `${account} ${currency}`;
  const sumsOf = new Map(sums.map((one) => [keyOf(one), one.credits - one.debits]));
  const promisedOf = new Map(promised.map((one) => [keyOf(one), one.sum]));
  const keptOf = new Map(kept.map((one) => [keyOf(one), one.availableMinor]));
  const all = new Map([...sums, ...kept].map((one) => [keyOf(one), one]));
  return [...all]
    .filter(([, { account }]) => accountKinds[kindOf(account)].isCovered)
    .map(([key, { account, currency }]) => ({
      ...{ currency, what: `covered:${account}` as const },
      expected: (sumsOf.get(key) ?? 0) - (promisedOf.get(key) ?? 0),
      found: keptOf.get(key) ?? 0,
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
