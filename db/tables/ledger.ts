import { sql } from 'drizzle-orm';
import { phases } from '@/domain/ledger/transfers-of';
import { column as c } from '../columns';

/**
 * One movement of money: one debit, one credit. Triggers of both engines refuse every change of a row, see
 * `scripts/migrations.mjs`; a correction is a new transfer. Balances are sums.
 */
export const transfers = c.table(
  'transfers',
  {
    id: c.text('id').primaryKey(),
    /** What happened: `captured:<act>`, `redeemed:<redemption>` … */
    event: c.text('event').notNull(),
    /** The event and its part. The same cause twice is the same transfer. */
    cause: c.text('cause').notNull(),
    phase: c.oneOf('phase', phases).notNull(),
    /** Cause of the pending transfer that this one ends; each ends once. */
    resolves: c.text('resolves'),
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
    c.unique('transfers_resolves').on(t.resolves),
    c.index('transfers_event').on(t.event),
    c.index('transfers_debit').on(t.debit),
    c.index('transfers_credit').on(t.credit),
    c.index('transfers_order').on(t.orderId),
    c.index('transfers_merchant').on(t.merchantId, t.bookedAt),
    c.check('transfers_amount', sql`${t.amountMinor} > 0`),
    c.check('transfers_sides', sql`${t.debit} <> ${t.credit}`),
  ],
);

/**
 * What may be spent from an account that never falls below zero: posted money without what is promised away. Kept so
 * that one guarded statement can refuse; the ledger's proof compares it with the sums.
 */
export const coveredAccounts = c.table(
  'covered_accounts',
  {
    account: c.text('account').notNull(),
    currency: c.text('currency').notNull(),
    availableMinor: c.minor('available_minor').notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.account, t.currency] }),
    c.check('covered_accounts_covered', sql`${t.availableMinor} >= 0`),
  ],
);
