import { sql } from 'drizzle-orm';
import { column as c } from '../columns';

/** One movement of money: one debit, one credit, never changed. Balances are sums. */
export const transfers = c.table(
  'transfers',
  {
    id: c.text('id').primaryKey(),
    /** The same cause twice is the same transfer: `capture:<act>`, `redemption:<id>:fee` … */
    cause: c.text('cause').notNull(),
    debit: c.text('debit').notNull(),
    credit: c.text('credit').notNull(),
    amountMinor: c.minor('amount_minor').notNull(),
    currency: c.text('currency').notNull(),
    orderId: c.text('order_id'),
    merchantId: c.text('merchant_id'),
    bookedAt: c.instant('booked_at').notNull(),
  },
  (t) => [
    c.unique('transfers_cause').on(t.cause),
    c.index('transfers_debit').on(t.debit),
    c.index('transfers_credit').on(t.credit),
    c.index('transfers_merchant').on(t.merchantId, t.bookedAt),
    c.check('transfers_amount', sql`${t.amountMinor} > 0`),
  ],
);
