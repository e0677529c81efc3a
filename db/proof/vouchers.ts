import { and, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { outbox } from '../tables/operations';
import { orders, paymentActs, payments } from '../tables/orders';
import { venues } from '../tables/venues';
import { redemptions, vouchers } from '../tables/vouchers';
import { type Invariant, idsOf } from './invariant';

const used = sql`(select coalesce(sum(${redemptions.quantity}), 0) from ${redemptions}
  where ${redemptions.voucherId} = ${vouchers.id} and ${redemptions.undoneAt} is null)`;

export const voucherInvariants: readonly Invariant[] = [
  {
    name: 'V1',
    says: 'a voucher was redeemed as often as its uses are gone',
    async violations(db) {
      const rows = await db
        .select({ id: vouchers.id })
        .from(vouchers)
        .where(sql`${vouchers.usesTotal} - ${vouchers.usesLeft} <> ${used}`);
      return idsOf(rows);
    },
  },
  {
    name: 'V2',
    says: 'a voucher is redeemed exactly when no use is left',
    async violations(db) {
      const rows = await db
        .select({ id: vouchers.id })
        .from(vouchers)
        .where(
          or(
            and(eq(vouchers.status, 'redeemed'), gt(vouchers.usesLeft, 0)),
            and(eq(vouchers.status, 'issued'), eq(vouchers.usesLeft, 0)),
          ),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'V3',
    says: 'no voucher is redeemed and refunded',
    async violations(db) {
      const rows = await db
        .select({ id: vouchers.id })
        .from(vouchers)
        .where(and(eq(vouchers.status, 'refunded'), sql`${used} > 0`));
      return idsOf(rows);
    },
  },
  {
    name: 'V4',
    says: 'a voucher was redeemed at a venue of the merchant that sold it',
    async violations(db) {
      const rows = await db
        .select({ id: redemptions.id })
        .from(redemptions)
        .innerJoin(vouchers, eq(vouchers.id, redemptions.voucherId))
        .innerJoin(venues, eq(venues.id, redemptions.venueId))
        .where(
          or(
            ne(redemptions.merchantId, vouchers.merchantId),
            ne(venues.merchantId, vouchers.merchantId),
            ne(redemptions.venueId, vouchers.venueId),
          ),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'V5',
    says: 'a code is stored as a keyed hash and sealed, never as it is printed',
    async violations(db) {
      const isBare = or(sql`length(${vouchers.codeHash}) < 32`, sql`length(${vouchers.codeSealed}) < 32`);
      return idsOf(await db.select({ id: vouchers.id }).from(vouchers).where(isBare));
    },
  },
  {
    name: 'V6',
    says: 'a scan without a network counts once',
    async violations(db) {
      const rows = await db
        .select({ id: redemptions.voucherId })
        .from(redemptions)
        .where(and(isNotNull(redemptions.offlineNonce), isNull(redemptions.undoneAt)))
        .groupBy(redemptions.voucherId, redemptions.offlineNonce)
        .having(sql`count(*) > 1`);
      return idsOf(rows);
    },
  },
  {
    name: 'M4',
    says: 'no payment took more than was agreed or gave back more than was taken',
    async violations(db) {
      const rows = await db
        .select({ id: payments.id })
        .from(payments)
        .innerJoin(orders, eq(orders.id, payments.orderId))
        .where(
          or(
            gt(payments.capturedMinor, payments.authorisedMinor),
            gt(payments.refundedMinor, payments.capturedMinor),
            gt(payments.capturedMinor, orders.agreedPriceMinor),
            and(eq(payments.status, 'voided'), ne(payments.capturedMinor, 0)),
            ne(payments.currency, orders.currency),
          ),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'M5',
    says: 'who paid has a voucher or the money, never both and never neither; only in an open group one waits for either',
    isAtRest: true,
    async violations(db) {
      const alive = sql`exists (select 1 from ${vouchers} where ${vouchers.orderId} = ${orders.id}
        and ${vouchers.status} <> 'refunded')`;
      const unused = sql`exists (select 1 from ${vouchers} where ${vouchers.orderId} = ${orders.id}
        and ${vouchers.status} = 'issued')`;
      const rows = await db
        .select({ id: orders.id })
        .from(orders)
        .innerJoin(payments, eq(payments.orderId, orders.id))
        .where(
          and(
            gt(payments.capturedMinor, 0),
            ne(orders.status, 'taken'),
            or(
              and(gt(payments.capturedMinor, payments.refundedMinor), sql`not ${alive}`),
              and(eq(payments.capturedMinor, payments.refundedMinor), unused),
            ),
          ),
        );
      return idsOf(rows);
    },
  },
  {
    name: 'C1',
    says: 'everything that was asked of the payment provider has its outcome',
    isAtRest: true,
    async violations(db) {
      const open = await db
        .select({ id: paymentActs.id })
        .from(paymentActs)
        .where(inArray(paymentActs.status, ['started', 'unknown']));
      const undecided = await db.select({ id: orders.id }).from(orders).where(eq(orders.status, 'pending'));
      return [...idsOf(open), ...idsOf(undecided)];
    },
  },
  {
    name: 'C2',
    says: 'every letter was sent, or refused for good',
    isAtRest: true,
    async violations(db) {
      const rows = await db
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(isNull(outbox.sentAt), isNull(outbox.refusedAt)));
      return idsOf(rows);
    },
  },
];
