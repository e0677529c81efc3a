import { sql } from 'drizzle-orm';
import { column as c } from '../columns';
import { orders } from './orders';

/** What of an order is paid out of what its buyer has with us; the card's part is its payment. */
export const orderMeans = c.table(
  'order_means',
  {
    id: c.text('id').primaryKey(),
    orderId: c
      .text('order_id')
      .notNull()
      .references(() => orders.id),
    kind: c.oneOf('kind', ['points', 'gift', 'balance']).notNull(),
    /** Owner of the account in the ledger: a person, or a person's gifts. */
    wallet: c.text('wallet').notNull(),
    amountMinor: c.minor('amount_minor').notNull(),
    points: c.count('points').notNull(),
    status: c.oneOf('status', ['held', 'taken', 'let-go']).notNull(),
  },
  (t) => [
    c.unique('order_means_kind').on(t.orderId, t.kind),
    c.check('order_means_sum', sql`${t.amountMinor} > 0`),
  ],
);
