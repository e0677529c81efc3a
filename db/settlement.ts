import { and, asc, eq, gte, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Span } from '@/domain/time/wall';
import type { OrderRow } from './orders/orders';
import type { Reader } from './store';
import { transfers } from './tables/ledger';
import { orders, paymentActs, payments } from './tables/orders';
import { redemptions, vouchers } from './tables/vouchers';

export type RedeemedVisit = {
  readonly redemption: typeof redemptions.$inferSelect;
  readonly voucher: typeof vouchers.$inferSelect;
  readonly order: OrderRow;
  readonly refundedMinor: number;
};

/** Visits of a merchant let in during the span, in the order they came; what was undone is no visit. */
export async function visitsRedeemed(db: Reader, merchantId: string, span: Span): Promise<RedeemedVisit[]> {
  return db
    .select({
      redemption: redemptions,
      voucher: vouchers,
      order: orders,
      refundedMinor: payments.refundedMinor,
    })
    .from(redemptions)
    .innerJoin(vouchers, eq(vouchers.id, redemptions.voucherId))
    .innerJoin(orders, eq(orders.id, vouchers.orderId))
    .innerJoin(payments, and(eq(payments.orderId, orders.id), eq(payments.purpose, 'order')))
    .where(
      and(
        eq(redemptions.merchantId, merchantId),
        gte(redemptions.redeemedAt, span.from),
        lt(redemptions.redeemedAt, span.until),
        isNull(redemptions.undoneAt),
      ),
    )
    .orderBy(asc(redemptions.redeemedAt), asc(redemptions.id));
}

/** Money that went back after the visit had been settled. */
export async function refundsAfterVisit(db: Reader, merchantId: string, span: Span) {
  return db
    .select({ act: paymentActs, order: orders, voucherId: vouchers.id })
    .from(paymentActs)
    .innerJoin(payments, eq(payments.id, paymentActs.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(vouchers, eq(vouchers.orderId, orders.id))
    .innerJoin(redemptions, and(eq(redemptions.voucherId, vouchers.id), isNull(redemptions.undoneAt)))
    .where(
      and(
        eq(orders.merchantId, merchantId),
        eq(paymentActs.kind, 'refund'),
        eq(paymentActs.status, 'done'),
        gte(paymentActs.finishedAt, span.from),
        lt(paymentActs.finishedAt, span.until),
        lt(redemptions.redeemedAt, paymentActs.finishedAt),
      ),
    )
    .orderBy(asc(paymentActs.finishedAt), asc(paymentActs.id));
}

/** True where this buyer was let in by this merchant before. */
export async function cameBefore(
  db: Reader,
  order: Pick<OrderRow, 'id' | 'merchantId' | 'personId' | 'email'>,
  before: number,
): Promise<boolean> {
  const isBuyer = order.personId
    ? or(eq(orders.personId, order.personId), eq(orders.email, order.email))
    : eq(orders.email, order.email);
  const rows = await db
    .select({ id: redemptions.id })
    .from(redemptions)
    .innerJoin(vouchers, eq(vouchers.id, redemptions.voucherId))
    .innerJoin(orders, eq(orders.id, vouchers.orderId))
    .where(
      and(
        eq(redemptions.merchantId, order.merchantId),
        isNull(redemptions.undoneAt),
        lt(redemptions.redeemedAt, before),
        ne(orders.id, order.id),
        isBuyer,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** What stands on one account, by currency: credits less debits of what was posted. */
export async function balanceOf(
  db: Reader,
  account: string,
): Promise<{ currency: string; amountMinor: number }[]> {
  const credited = sql<number>`sum(case when ${transfers.credit} = ${account} then ${transfers.amountMinor} else -${transfers.amountMinor} end)`;
  const rows = await db
    .select({ currency: transfers.currency, amountMinor: credited })
    .from(transfers)
    .where(
      and(eq(transfers.phase, 'posted'), or(eq(transfers.debit, account), eq(transfers.credit, account))),
    )
    .groupBy(transfers.currency);
  return rows.map(({ currency, amountMinor }) => ({ currency, amountMinor: Number(amountMinor) }));
}

type Sums = { account: string; currency: string; debits: number; credits: number };

/** Posted debits and credits of every account: what a proof adds up. */
export async function accountSums(db: Reader): Promise<Sums[]> {
  const sum = sql<number>`sum(${transfers.amountMinor})`;
  const debits = await db
    .select({ account: transfers.debit, currency: transfers.currency, sum })
    .from(transfers)
    .where(eq(transfers.phase, 'posted'))
    .groupBy(transfers.debit, transfers.currency);
  const credits = await db
    .select({ account: transfers.credit, currency: transfers.currency, sum })
    .from(transfers)
    .where(eq(transfers.phase, 'posted'))
    .groupBy(transfers.credit, transfers.currency);
  const found = new Map<string, Sums>();
  const rowOf = (account: string, currency: string) => {
    const key = `${account} ${currency}`;
    const row = found.get(key) ?? { account, currency, debits: 0, credits: 0 };
    found.set(key, row);
    return row;
  };
  for (const row of debits) rowOf(row.account, row.currency).debits += Number(row.sum);
  for (const row of credits) rowOf(row.account, row.currency).credits += Number(row.sum);
  return [...found.values()].sort((a, b) => (a.account < b.account ? -1 : 1));
}
