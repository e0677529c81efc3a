import {
  type AnyColumn,
  and,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import type { Reader } from '../store';
import { coveredAccounts, transfers } from '../tables/ledger';
import { orders, payments } from '../tables/orders';
import { paymentDisputes } from '../tables/provider';
import { refunds } from '../tables/refunds';
import { earnings, payouts } from '../tables/settlement';
import { redemptions, vouchers } from '../tables/vouchers';

/** Names after the first up to and with the second, as the database sorts them; null: to the end. */
export type Range = { readonly after: string; readonly until: string | null };

/** Whether a name is in the range; of no range everything is. */
export function within(name: AnyColumn, range?: Range): SQL | undefined {
  return range && and(gt(name, range.after), range.until === null ? undefined : lte(name, range.until));
}

/** To group by: of a few rows, no index that happens to be sorted so is walked from end to end. */
export function apart(column: AnyColumn): SQL<string> {
  return sql<string>`${column} || ''`;
}

/** Sums by currency. */
export type ByCurrency = readonly { readonly currency: string; readonly sum: number }[];

/** Money taken by cards and not given back to them, as the payments say. */
export function heldByCards(db: Reader, ofOrders?: Range): Promise<ByCurrency> {
  const sum = sql<number>`coalesce(sum(${payments.capturedMinor} - ${payments.refundedMinor}), 0)`;
  // All of them are added up along an index that holds no more than that.
  const currency = ofOrders ? apart(payments.currency) : sql<string>`${payments.currency}`;
  return numbers(
    db.select({ currency, sum }).from(payments).where(within(payments.orderId, ofOrders)).groupBy(currency),
  );
}

/** What banks hold back of money taken from cards, or keep: disputes not won, and captures that did not hold. */
export async function takenBack(
  db: Reader,
  which: 'undecided' | 'all',
  ofOrders?: Range,
): Promise<ByCurrency> {
  const disputed = sql<number>`coalesce(sum(${paymentDisputes.amountMinor}), 0)`;
  const statuses = which === 'all' ? (['open', 'lost'] as const) : (['open'] as const);
  const disputes = await numbers(
    db
      .select({ currency: paymentDisputes.currency, sum: disputed })
      .from(paymentDisputes)
      .where(and(inArray(paymentDisputes.status, [...statuses]), within(paymentDisputes.orderId, ofOrders)))
      .groupBy(paymentDisputes.currency),
  );
  const lost = sql<number>`coalesce(sum(${payments.capturedMinor}), 0)`;
  const captures = await numbers(
    db
      .select({ currency: payments.currency, sum: lost })
      .from(payments)
      .where(and(eq(payments.status, 'capture-lost'), within(payments.orderId, ofOrders)))
      .groupBy(payments.currency),
  );
  return [...disputes, ...captures];
}

/** Given back by hand to an account, as the refunds say. */
export function refundedByHand(db: Reader, ofOrders?: Range): Promise<ByCurrency> {
  const sum = sql<number>`coalesce(sum(${refunds.amountMinor}), 0)`;
  return numbers(
    db
      .select({ currency: refunds.currency, sum })
      .from(refunds)
      .where(
        and(
          eq(refunds.status, 'confirmed'),
          isNotNull(refunds.accountSealed),
          within(refunds.orderId, ofOrders),
        ),
      )
      .groupBy(refunds.currency),
  );
}

/** Refunds that have not arrived. */
export function refundsOpen(db: Reader, ofOrders?: Range): Promise<ByCurrency> {
  const sum = sql<number>`coalesce(sum(${refunds.amountMinor}), 0)`;
  return numbers(
    db
      .select({ currency: refunds.currency, sum })
      .from(refunds)
      .where(and(ne(refunds.status, 'confirmed'), within(refunds.orderId, ofOrders)))
      .groupBy(refunds.currency),
  );
}

/** Payouts in one status, as the payouts say. */
export function paidOut(db: Reader, status: 'sent' | 'settled', ofMerchants?: Range): Promise<ByCurrency> {
  const sum = sql<number>`coalesce(sum(${payouts.amountMinor}), 0)`;
  return numbers(
    db
      .select({ currency: payouts.currency, sum })
      .from(payouts)
      .where(and(eq(payouts.status, status), within(payouts.merchantId, ofMerchants)))
      .groupBy(payouts.currency),
  );
}

/** What redemptions that stand earned, for us or for merchants. */
export function earned(db: Reader, part: 'fee' | 'net', ofOrders?: Range): Promise<ByCurrency> {
  const amount = part === 'fee' ? earnings.feeMinor : earnings.netMinor;
  const sum = sql<number>`coalesce(sum(${amount}), 0)`;
  const undone = sql`(select ${redemptions.undoneAt} from ${redemptions} where ${redemptions.id} = ${earnings.redemptionId})`;
  return numbers(
    db
      .select({ currency: earnings.currency, sum })
      .from(earnings)
      .where(and(isNull(undone), within(earnings.orderId, ofOrders)))
      .groupBy(earnings.currency),
  );
}

/** Guests' money that waits for a visit still to come or never had: all of it belongs to a voucher, or to a group that is open. */
export function waitingForVisits(db: Reader, ofOrders?: Range): Promise<ByCurrency> {
  const isIn = sql`${transfers.credit} like 'merchant-pending:%'`;
  const sum = sql<number>`coalesce(sum(case when ${isIn} then ${transfers.amountMinor} else -${transfers.amountMinor} end), 0)`;
  const live = sql`exists (select 1 from ${vouchers} where ${vouchers.orderId} = ${transfers.orderId} and ${vouchers.status} in ('issued', 'expired'))
    or exists (select 1 from ${orders} where ${orders.id} = ${transfers.orderId} and ${orders.status} = 'taken')`;
  return numbers(
    db
      .select({ currency: transfers.currency, sum })
      .from(transfers)
      .where(
        and(
          eq(transfers.phase, 'posted'),
          sql`(${isIn} or ${transfers.debit} like 'merchant-pending:%')`,
          sql`(${live})`,
          within(transfers.orderId, ofOrders),
        ),
      )
      .groupBy(transfers.currency),
  );
}

/** Posted transfers of one kind of event between two kinds of account, in the ledger's own words. */
export function moved(
  db: Reader,
  { event, debit = '%', credit = '%' }: { event: string; debit?: string; credit?: string },
  belongs?: SQL,
): Promise<ByCurrency> {
  const sum = sql<number>`coalesce(sum(${transfers.amountMinor}), 0)`;
  return numbers(
    db
      .select({ currency: transfers.currency, sum })
      .from(transfers)
      .where(
        and(
          eq(transfers.phase, 'posted'),
          like(transfers.event, `${event}:%`),
          like(transfers.debit, debit),
          like(transfers.credit, credit),
          belongs,
        ),
      )
      .groupBy(transfers.currency),
  );
}

/** Booked on no order and no merchant, between two instants written as names. */
export function nobodys({ after, until }: Range): SQL | undefined {
  return and(
    isNull(transfers.merchantId),
    isNull(transfers.orderId),
    gt(transfers.bookedAt, Number(after)),
    until === null ? undefined : lte(transfers.bookedAt, Number(until)),
  );
}

/** Instants of the first transfers on no merchant after an instant. */
export async function bookedOnNobody(db: Reader, after: Instant, most: number): Promise<Instant[]> {
  const rows = await db
    .select({ at: transfers.bookedAt })
    .from(transfers)
    .where(and(isNull(transfers.merchantId), gt(transfers.bookedAt, after)))
    // By both, as the index is: PostgreSQL would sort all of them else.
    .orderBy(transfers.merchantId, transfers.bookedAt)
    .limit(most);
  return rows.map(({ at }) => at);
}

/** What balances and points are kept at: all, or those named. */
export async function coveredSums(
  db: Reader,
  named?: readonly string[],
): Promise<{ account: string; currency: string; availableMinor: number }[]> {
  return db
    .select()
    .from(coveredAccounts)
    .where(named && inArray(coveredAccounts.account, [...named]));
}

/** Promises that take from an account and are still open, by account. */
export async function promisedAway(
  db: Reader,
  named?: readonly string[],
): Promise<{ account: string; currency: string; sum: number }[]> {
  const ended = sql`exists (select 1 from ${transfers} as ended where ended.resolves = ${transfers.cause})`;
  const sum = sql<number>`sum(${transfers.amountMinor})`;
  const rows = await db
    .select({ account: transfers.debit, currency: transfers.currency, sum })
    .from(transfers)
    .where(
      and(eq(transfers.phase, 'pending'), sql`not ${ended}`, named && inArray(transfers.debit, [...named])),
    )
    .groupBy(transfers.debit, transfers.currency);
  return rows.map((row) => ({ ...row, sum: Number(row.sum) }));
}

async function numbers(query: Promise<{ currency: string; sum: number }[]>): Promise<ByCurrency> {
  return (await query).map(({ currency, sum }) => ({ currency, sum: Number(sum) }));
}
