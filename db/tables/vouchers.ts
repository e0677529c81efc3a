import { sql } from 'drizzle-orm';
import { voucherStatuses } from '@/domain/vouchers/voucher';
import { column as c } from '../columns';
import { orders } from './orders';
import { merchants } from './people';
import { venues } from './venues';

export const vouchers = c.table(
  'vouchers',
  {
    id: c.text('id').primaryKey(),
    orderId: c
      .text('order_id')
      .notNull()
      .references(() => orders.id),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    merchantId: c
      .text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    /** Keyed hash the till finds it by. */
    codeHash: c.text('code_hash').notNull(),
    /** The code itself, encrypted with the application's secret. */
    codeSealed: c.text('code_sealed').notNull(),
    status: c.oneOf('status', voucherStatuses).notNull(),
    usesTotal: c.count('uses_total').notNull(),
    usesLeft: c.count('uses_left').notNull(),
    validFrom: c.instant('valid_from').notNull(),
    validUntil: c.instant('valid_until').notNull(),
    createdAt: c.instant('created_at').notNull(),
    /** When the points of the visit were posted. */
    pointsAt: c.instant('points_at'),
  },
  (t) => [
    c.unique('vouchers_code').on(t.codeHash),
    c.index('vouchers_order').on(t.orderId),
    c.index('vouchers_status').on(t.status, t.pointsAt),
    c.index('vouchers_merchant').on(t.merchantId),
    c.check('vouchers_uses', sql`${t.usesLeft} >= 0 and ${t.usesLeft} <= ${t.usesTotal}`),
  ],
);

/** A guest was let in. Undone by a manager within five minutes; the row stays. */
export const redemptions = c.table(
  'redemptions',
  {
    id: c.text('id').primaryKey(),
    voucherId: c
      .text('voucher_id')
      .notNull()
      .references(() => vouchers.id),
    merchantId: c
      .text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    redeemedBy: c.text('redeemed_by').notNull(),
    device: c.text('device').notNull(),
    quantity: c.count('quantity').notNull(),
    /** The guest's answer to "been here before?"; null when not asked. */
    beenHere: c.flag('been_here'),
    /** Let in outside the valid window by a manager. */
    isOverride: c.flag('is_override').notNull().default(false),
    offlineNonce: c.text('offline_nonce'),
    redeemedAt: c.instant('redeemed_at').notNull(),
    undoneAt: c.instant('undone_at'),
    undoneBy: c.text('undone_by'),
  },
  (t) => [
    c.index('redemptions_voucher').on(t.voucherId),
    c.index('redemptions_merchant').on(t.merchantId, t.redeemedAt),
  ],
);
