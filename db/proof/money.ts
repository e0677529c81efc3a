import { and, eq, inArray, isNotNull, isNull, like, lt, or, sql } from 'drizzle-orm';
import { lastComparison } from '../orders/comparisons';
import type { Reader } from '../store';
import { coveredAccounts, transfers } from '../tables/ledger';
import { pointLots } from '../tables/means';
import { orders } from '../tables/orders';
import { providerEvents } from '../tables/provider';
import { earnings, payoutLines, payouts } from '../tables/settlement';
import { redemptions } from '../tables/vouchers';
import { type Check, differencesOf, proveBooks } from './books';
import type { Invariant } from './invariant';
import { atStart, type Place, proveSome } from './pieces';

/** Invariants of money. Those held always are one statement each: what it says was true at one instant. */
export const moneyInvariants: readonly Invariant[] = [
  {
    name: 'M1',
    says: 'what was promised ends between the same accounts, in the same currency, for no more',
    violations: brokenEndings,
  },
  {
    name: 'M3',
    says: 'what may be spent is what stands there less what is promised, never below zero',
    violations: wrongBalances,
  },
  {
    name: 'M3 lots',
    says: 'the lots of somebody’s points add up to what may be spent',
    violations: wrongLots,
  },
  {
    name: 'M6',
    says: 'our money at the payment provider is what payments say, and their book says the same',
    isAtRest: true,
    async violations(db) {
      const differences = (await lastComparison(db))?.differences ?? [];
      const theirs = differences.map(
        (one) => `${one.reference}: ${one.oursMinor}, theirs ${one.theirsMinor}`,
      );
      return [...(await offIn(db, ['provider'])), ...theirs];
    },
  },
  {
    name: 'M7',
    says: 'nothing is on its way but what refunds, payouts and disputes say',
    isAtRest: true,
    violations: (db) => offIn(db, ['bank', 'refunds-owed', 'disputed', 'all-accounts']),
  },
  {
    name: 'P1',
    says: 'redeemed less fees, refunds and payouts is what is owed to merchants, to each and to all',
    isAtRest: true,
    async violations(db) {
      const all = await offIn(db, ['owed-to-merchants', 'merchant-pending', 'fees']);
      return [...all, ...(await wrongEarnings(db))];
    },
  },
  {
    name: 'P3',
    says: 'what belongs to one order, one merchant or one buyer agrees by itself',
    isAtRest: true,
    violations: apartWrong,
  },
  {
    name: 'P2',
    says: 'a payout is the sum of its lines, each of them in one payout',
    violations: wrongPayouts,
  },
  {
    name: 'I1',
    says: 'one request made one order',
    async violations(db) {
      const rows = await db
        .select({ key: orders.requestKey, made: sql<number>`count(*)` })
        .from(orders)
        .where(isNotNull(orders.requestKey))
        .groupBy(orders.requestKey)
        .having(sql`count(*) > 1`);
      return rows.map(({ key, made }) => `${key}: ${made} orders`);
    },
  },
  {
    name: 'W1',
    says: 'every message of the payment provider was dealt with',
    isAtRest: true,
    async violations(db) {
      const rows = await db
        .select({ id: providerEvents.id })
        .from(providerEvents)
        .where(isNull(providerEvents.handledAt));
      return rows.map(({ id }) => id);
    },
  },
];

async function offIn(db: Reader, names: readonly Check['what'][]): Promise<string[]> {
  const { checks } = await proveBooks(db, 0);
  return differencesOf({ checks: checks.filter(({ what }) => names.includes(what)) });
}

/** As the schedule proves it, a part at a time: little can cancel out. */
async function apartWrong(db: Reader): Promise<string[]> {
  const found: string[] = [];
  for (let at: Place | null = atStart; at; ) {
    const { differences, next }: Awaited<ReturnType<typeof proveSome>> = await proveSome(db, at, 200);
    found.push(...differences);
    at = next;
  }
  return found;
}

async function brokenEndings(db: Reader): Promise<string[]> {
  const rows = await db
    .select({ cause: transfers.cause })
    .from(transfers)
    .where(
      sql`exists (select 1 from ${transfers} as promise where promise.cause = ${transfers.resolves}
        and (promise.phase <> 'pending' or promise.currency <> ${transfers.currency}
          or promise.debit <> ${transfers.debit} or promise.credit <> ${transfers.credit}
          or promise.amount_minor < ${transfers.amountMinor}))`,
    );
  return rows.map(({ cause }) => cause);
}

async function wrongBalances(db: Reader): Promise<string[]> {
  const { account, currency, availableMinor } = coveredAccounts;
  const posted = sql`(select coalesce(sum(case when ${transfers.credit} = ${account} then ${transfers.amountMinor} else -${transfers.amountMinor} end), 0)
    from ${transfers} where ${transfers.phase} = 'posted' and ${transfers.currency} = ${currency}
      and (${transfers.debit} = ${account} or ${transfers.credit} = ${account}))`;
  const promised = sql`(select coalesce(sum(${transfers.amountMinor}), 0) from ${transfers}
    where ${transfers.phase} = 'pending' and ${transfers.currency} = ${currency} and ${transfers.debit} = ${account}
      and not exists (select 1 from ${transfers} as ended where ended.resolves = ${transfers.cause}))`;
  const rows = await db
    .select({ account, currency, availableMinor })
    .from(coveredAccounts)
    .where(or(sql`${availableMinor} <> ${posted} - ${promised}`, lt(availableMinor, 0)));
  return rows.map((row) => `${row.account} ${row.currency}: ${row.availableMinor} is kept`);
}

async function wrongLots(db: Reader): Promise<string[]> {
  const { account, availableMinor } = coveredAccounts;
  const lots = sql<number>`(select coalesce(sum(${pointLots.left}), 0) from ${pointLots}
    where ${account} = 'points:' || ${pointLots.personId})`;
  const rows = await db
    .select({ account, availableMinor, lots })
    .from(coveredAccounts)
    .where(and(like(account, 'points:%'), sql`${availableMinor} <> ${lots}`));
  return rows.map((row) => `${row.account}: ${row.availableMinor} of lots of ${row.lots}`);
}

async function wrongPayouts(db: Reader): Promise<string[]> {
  const sum = sql<number>`(select coalesce(sum(${payoutLines.amountMinor}), 0) from ${payoutLines}
    where ${payoutLines.payoutId} = ${payouts.id})`;
  const rows = await db
    .select({ id: payouts.id, amountMinor: payouts.amountMinor, sum })
    .from(payouts)
    .where(sql`${payouts.amountMinor} <> ${sum}`);
  return rows.map((row) => `${row.id}: ${row.amountMinor} of lines of ${row.sum}`);
}

/** What each merchant earned by its visits, beside what its accounts, refunds, adjustments and payouts come to. */
async function wrongEarnings(db: Reader): Promise<string[]> {
  const [should, is] = [await earnedBy(db), await keptBy(db)];
  return [...new Set([...should.keys(), ...is.keys()])].flatMap((merchant) => {
    const [due, found] = [should.get(merchant) ?? 0, is.get(merchant) ?? 0];
    return due === found ? [] : [`${merchant}: ${found} instead of ${due}`];
  });
}

type ByMerchant = Map<string, number>;

async function earnedBy(db: Reader): Promise<ByMerchant> {
  const rows = await db
    .select({ merchantId: earnings.merchantId, sum: sql<number>`sum(${earnings.netMinor})` })
    .from(earnings)
    .innerJoin(redemptions, eq(redemptions.id, earnings.redemptionId))
    .where(isNull(redemptions.undoneAt))
    .groupBy(earnings.merchantId);
  return sumsOf(rows);
}

/** On its accounts now, paid out, and gone to guests; less what an operator added. */
async function keptBy(db: Reader): Promise<ByMerchant> {
  const [payable, tax, reserve] = ['merchant-payable:%', 'tax:%', 'reserve:%'];
  const { debit, credit, amountMinor, merchantId } = transfers;
  const isIn = sql`(${credit} like ${payable} or ${credit} like ${tax} or ${credit} like ${reserve})`;
  const isOut = sql`(${debit} like ${payable} or ${debit} like ${tax} or ${debit} like ${reserve})`;
  const moved = sql`case when ${isIn} then ${amountMinor} else 0 end - case when ${isOut} then ${amountMinor} else 0 end`;
  const isElsewhere = or(like(transfers.event, 'refund-approved:%'), like(transfers.event, 'adjusted:%'));
  const rows = await db
    .select({ merchantId, sum: sql<number>`sum(case when ${isElsewhere} then 0 else ${moved} end)` })
    .from(transfers)
    .where(and(eq(transfers.phase, 'posted'), isNotNull(merchantId), or(isIn, isOut)))
    .groupBy(merchantId);
  const kept = sumsOf(rows);
  const paid = await db
    .select({ merchantId: payouts.merchantId, sum: sql<number>`sum(${payouts.amountMinor})` })
    .from(payouts)
    .where(inArray(payouts.status, ['sent', 'settled']))
    .groupBy(payouts.merchantId);
  for (const [merchant, sum] of sumsOf(paid)) kept.set(merchant, (kept.get(merchant) ?? 0) + sum);
  return kept;
}

function sumsOf(rows: readonly { merchantId: string | null; sum: number }[]): ByMerchant {
  return new Map(rows.map(({ merchantId, sum }) => [merchantId ?? '', Number(sum)]));
}
