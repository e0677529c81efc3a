import { sql } from 'drizzle-orm';
import { feeReasons } from '@/domain/settlement/fee';
import { lineKinds, payoutStatuses } from '@/domain/settlement/payout';
import { column as c } from '../columns';
import { merchants } from './people';
import { redemptions } from './vouchers';

/** What a redemption earned, line by line of a statement, as decided when the guest was let in; one for each. */
export const earnings = c.table(
  'earnings',
  {
    redemptionId: c
      .text('redemption_id')
      .primaryKey()
      .references(() => redemptions.id),
    voucherId: c.text('voucher_id').notNull(),
    orderId: c.text('order_id').notNull(),
    merchantId: c.text('merchant_id').notNull(),
    currency: c.text('currency').notNull(),
    quantity: c.count('quantity').notNull(),
    grossMinor: c.minor('gross_minor').notNull(),
    discountMinor: c.minor('discount_minor').notNull(),
    feeMinor: c.minor('fee_minor').notNull(),
    feeShareBps: c.count('share_bps').notNull(),
    feeBecause: c.oneOf('fee_because', feeReasons).notNull(),
    taxMinor: c.minor('tax_minor').notNull(),
    netMinor: c.minor('net_minor').notNull(),
    earnedAt: c.instant('earned_at').notNull(),
  },
  (t) => [
    c.index('earnings_merchant').on(t.merchantId, t.earnedAt),
    c.index('earnings_order').on(t.orderId),
    c.check('earnings_adds_up', sql`${t.grossMinor} - ${t.discountMinor} - ${t.feeMinor} = ${t.netMinor}`),
  ],
);

/** A merchant's day that was closed: its lines are its statement, their sum is what is transferred. */
export const payouts = c.table(
  'payouts',
  {
    id: c.text('id').primaryKey(),
    merchantId: c
      .text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    currency: c.text('currency').notNull(),
    /** Day of the merchant's calendar that it pays for. */
    day: c.text('day').notNull(),
    amountMinor: c.minor('amount_minor').notNull(),
    taxMinor: c.minor('tax_minor').notNull(),
    status: c.oneOf('status', payoutStatuses).notNull(),
    /** Tries at the bank; with the id our key there. */
    attempt: c.count('attempt').notNull(),
    reference: c.text('reference'),
    because: c.text('because'),
    createdAt: c.instant('created_at').notNull(),
    sentAt: c.instant('sent_at'),
    endedAt: c.instant('ended_at'),
    /** What was held back of it, and until which day. */
    reserveMinor: c.minor('reserve_minor').notNull().default(0),
    reserveUntil: c.text('reserve_until'),
    releasedAt: c.instant('released_at'),
  },
  (t) => [
    c.unique('payouts_day').on(t.merchantId, t.currency, t.day),
    c.index('payouts_status').on(t.status),
    c.index('payouts_reserve').on(t.releasedAt, t.reserveUntil),
    c.check('payouts_amount', sql`${t.amountMinor} >= 0 and ${t.reserveMinor} >= 0`),
  ],
);

/** One line of a statement. Its event is claimed by it: in one payout, for good. */
export const payoutLines = c.table(
  'payout_lines',
  {
    /** Of the ledger, `redeemed:<redemption>`; or of the payout itself, `carried-in:<payout>`. */
    event: c.text('event').primaryKey(),
    payoutId: c
      .text('payout_id')
      .notNull()
      .references(() => payouts.id),
    kind: c.oneOf('kind', lineKinds).notNull(),
    orderId: c.text('order_id'),
    amountMinor: c.minor('amount_minor').notNull(),
    taxMinor: c.minor('tax_minor').notNull(),
    at: c.instant('at').notNull(),
  },
  (t) => [c.index('payout_lines_payout').on(t.payoutId)],
);

/** How much of a merchant's earnings is held back for refunds that may come, for how long and why; the newest counts. */
export const reserveTerms = c.table(
  'reserve_terms',
  {
    id: c.text('id').primaryKey(),
    merchantId: c
      .text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    shareBps: c.count('share_bps').notNull(),
    days: c.count('days').notNull(),
    because: c.text('because').notNull(),
    setBy: c.text('set_by').notNull(),
    setAt: c.instant('set_at').notNull(),
  },
  (t) => [c.index('reserve_terms_merchant').on(t.merchantId, t.setAt)],
);
