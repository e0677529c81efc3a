import { column as c } from '../columns';
import { orders, payments } from './orders';

/** What the payment provider told us, each message once. It is kept before it is acknowledged, and acted on after. */
export const providerEvents = c.table(
  'provider_events',
  {
    id: c.text('id').primaryKey(),
    provider: c.text('provider').notNull(),
    /** The provider's own name of the message. */
    eventId: c.text('event_id').notNull(),
    says: c.text('says').notNull(),
    reference: c.text('reference'),
    actKey: c.text('act_key'),
    receivedAt: c.instant('received_at').notNull(),
    handledAt: c.instant('handled_at'),
    outcome: c.oneOf('outcome', ['handled', 'unknown-payment']),
    attempts: c.count('attempts').notNull().default(0),
    askAgainAt: c.instant('ask_again_at').notNull(),
  },
  (t) => [
    c.unique('provider_events_event').on(t.provider, t.eventId),
    c.index('provider_events_open').on(t.handledAt, t.askAgainAt),
  ],
);

/** Money a card holder demanded back at the bank after it was taken. */
export const paymentDisputes = c.table(
  'payment_disputes',
  {
    /** The provider's name of the dispute. */
    id: c.text('id').primaryKey(),
    paymentId: c
      .text('payment_id')
      .notNull()
      .references(() => payments.id),
    orderId: c
      .text('order_id')
      .notNull()
      .references(() => orders.id),
    amountMinor: c.minor('amount_minor').notNull(),
    currency: c.text('currency').notNull(),
    status: c.oneOf('status', ['open', 'won', 'lost']).notNull(),
    /** The visit had taken place when the dispute came: there is a scan to show the bank. */
    isRedeemed: c.flag('is_redeemed').notNull(),
    openedAt: c.instant('opened_at').notNull(),
    closedAt: c.instant('closed_at'),
  },
  (t) => [
    c.index('payment_disputes_payment').on(t.paymentId),
    c.index('payment_disputes_order').on(t.orderId, t.status),
    c.index('payment_disputes_status').on(t.status, t.openedAt),
  ],
);

/** One comparison of our ledger with the provider's book, and what differed. */
export const bookComparisons = c.table(
  'book_comparisons',
  {
    id: c.text('id').primaryKey(),
    provider: c.text('provider').notNull(),
    checkedAt: c.instant('checked_at').notNull(),
    payments: c.count('payments').notNull(),
    differences: c.json<BookDifference[]>('differences').notNull(),
  },
  (t) => [c.index('book_comparisons_checked').on(t.checkedAt, t.id)],
);

/** One payment and currency where the books differ, in minor units. */
export type BookDifference = {
  readonly reference: string;
  readonly currency: string;
  /** Taken less given back: by our ledger, and by the provider's book. */
  readonly oursMinor: number;
  readonly theirsMinor: number;
};
