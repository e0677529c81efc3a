import { sql } from 'drizzle-orm';
import type { Fallback } from '@/domain/orders/order';
import { orderStatuses } from '@/domain/orders/order';
import type { Moved } from '@/domain/orders/reschedule';
import type { PriceReason } from '@/domain/slots/slot';
import { column as c } from '../columns';
import { deals } from './deals';
import { groups } from './groups';
import { merchants } from './people';
import { packages, venues } from './venues';

export const orders = c.table(
  'orders',
  {
    id: c.text('id').primaryKey(),
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    dealVersion: c.count('deal_version').notNull(),
    packageId: c
      .text('package_id')
      .notNull()
      .references(() => packages.id),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    merchantId: c
      .text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    personId: c.text('person_id'),
    email: c.text('email').notNull(),
    name: c.text('name').notNull().default(''),
    as: c.oneOf('bought_as', ['solo', 'group', 'pledge']).notNull(),
    groupId: c.text('group_id').references(() => groups.id),
    fallback: c.json<Fallback>('fallback'),
    start: c.instant('start').notNull(),
    endAt: c.instant('end_at').notNull(),
    freeAt: c.instant('free_at').notNull(),
    quantity: c.count('quantity').notNull(),
    places: c.count('places').notNull(),
    /** Places the order itself holds in the slot: 0 where its group's reservation covers it, or once given back. */
    placesTaken: c.count('places_taken').notNull(),
    isDiscounted: c.flag('is_discounted').notNull(),
    currency: c.text('currency').notNull(),
    listPriceMinor: c.minor('list_price_minor').notNull(),
    /** What the buyer pays in the end; for an open group the first tier's price. */
    priceMinor: c.minor('price_minor').notNull(),
    /** The most the buyer agreed to. */
    agreedPriceMinor: c.minor('agreed_price_minor').notNull(),
    offBps: c.count('off_bps').notNull(),
    because: c.json<PriceReason>('because').notNull(),
    status: c.oneOf('status', orderStatuses).notNull(),
    /** Keys whose limits this order counts against: account, guest address, card. */
    buyers: c.json<string[]>('buyers').notNull(),
    holdId: c.text('hold_id'),
    accessTokenHash: c.text('access_token_hash'),
    /** Caller and idempotency key: a request that was cut off finds its order again. */
    requestKey: c.text('request_key'),
    /** Its group went ahead and its card failed: until then the payer may name another one, and keeps the place. */
    graceUntil: c.instant('grace_until'),
    createdAt: c.instant('created_at').notNull(),
    paidAt: c.instant('paid_at'),
    endedAt: c.instant('ended_at'),
  },
  (t) => [
    c.unique('orders_request').on(t.requestKey),
    c.index('orders_person').on(t.personId, t.createdAt),
    c.index('orders_merchant').on(t.merchantId, t.start),
    c.index('orders_venue').on(t.venueId, t.start),
    c.index('orders_deal').on(t.dealId),
    c.index('orders_start').on(t.isDiscounted, t.start, t.venueId),
    c.index('orders_group').on(t.groupId),
    c.index('orders_status').on(t.status, t.createdAt),
    c.check('orders_quantity', sql`${t.quantity} > 0`),
  ],
);

/** The promise to a guest who paid in full: which version of the deal was looked at last, and what went back in all. */
export const fullPricePromises = c.table(
  'full_price_promises',
  {
    orderId: c
      .text('order_id')
      .primaryKey()
      .references(() => orders.id),
    checkedVersion: c.count('checked_version').notNull(),
    backMinor: c.minor('back_minor').notNull(),
    checkedAt: c.instant('checked_at').notNull(),
  },
  (t) => [c.check('full_price_promises_back', sql`${t.backMinor} >= 0`)],
);

/** The money of one order at the payment provider. */
export const payments = c.table(
  'payments',
  {
    id: c.text('id').primaryKey(),
    orderId: c
      .text('order_id')
      .notNull()
      .references(() => orders.id),
    /** `order`, or the id of the reschedule whose difference it pays. */
    purpose: c.text('purpose').notNull().default('order'),
    status: c
      .oneOf('status', [
        'started',
        'action-required',
        'authorised',
        'captured',
        'voided',
        'declined',
        'unknown',
        'capture-failed',
        /** The bank took captured money back; it may come again. */
        'capture-lost',
        /** The card is kept and nothing is held yet. */
        'saved',
      ])
      .notNull(),
    reference: c.text('reference'),
    /** The provider's name of a card that may be charged without its owner being there. */
    savedCard: c.text('saved_card'),
    /** When money is held on the saved card. */
    authoriseAt: c.instant('authorise_at'),
    cardToken: c.text('card_token').notNull(),
    card: c.text('card'),
    /** False for means that take money at once or not at all: a group's money is taken at joining then. */
    canHold: c.flag('can_hold').notNull().default(true),
    currency: c.text('currency').notNull(),
    authorisedMinor: c.minor('authorised_minor').notNull(),
    capturedMinor: c.minor('captured_minor').notNull().default(0),
    refundedMinor: c.minor('refunded_minor').notNull().default(0),
    /** How often a bank took the captured money back. */
    captureLosses: c.count('capture_losses').notNull().default(0),
    captureBefore: c.instant('capture_before'),
    actionUrl: c.text('action_url'),
    createdAt: c.instant('created_at').notNull(),
  },
  (t) => [
    c.unique('payments_order').on(t.orderId, t.purpose),
    c.unique('payments_reference').on(t.reference),
    c.index('payments_authorise').on(t.status, t.authoriseAt),
    c.index('payments_status').on(t.status, t.createdAt),
    c.index('payments_created').on(t.createdAt),
    /** What the proof of the ledger adds up: a tenth of the rows themselves. */
    c.index('payments_held').on(t.currency, t.capturedMinor, t.refundedMinor),
    c.check(
      'payments_captured',
      sql`${t.capturedMinor} <= ${t.authorisedMinor} and ${t.refundedMinor} <= ${t.capturedMinor}`,
    ),
    c.check('payments_voided', sql`${t.status} <> 'voided' or ${t.capturedMinor} = 0`),
  ],
);

/** One act at the provider: written before the call, finished after it. Its id is our idempotency key there. */
export const paymentActs = c.table(
  'payment_acts',
  {
    id: c.text('id').primaryKey(),
    paymentId: c
      .text('payment_id')
      .notNull()
      .references(() => payments.id),
    kind: c.oneOf('kind', ['authorise', 'save', 'capture', 'void', 'refund']).notNull(),
    amountMinor: c.minor('amount_minor').notNull(),
    /** Why: `order`, `tip`, `tier`, `cancel`, `group-failed`, `late` … */
    cause: c.text('cause').notNull(),
    status: c.oneOf('status', ['started', 'done', 'declined', 'failed', 'unknown']).notNull(),
    reference: c.text('reference'),
    startedAt: c.instant('started_at').notNull(),
    finishedAt: c.instant('finished_at'),
    /** How often nobody knew the outcome, and when it is asked again. */
    attempts: c.count('attempts').notNull().default(0),
    askAgainAt: c.instant('ask_again_at'),
  },
  (t) => [
    c.index('payment_acts_payment').on(t.paymentId),
    c.index('payment_acts_open').on(t.status, t.startedAt),
  ],
);

/** Cards a person was seen with: a merchant's people cannot buy their own deal by another account with the same card. */
export const personCards = c.table(
  'person_cards',
  {
    personId: c.text('person_id').notNull(),
    card: c.text('card').notNull(),
    seenAt: c.instant('seen_at').notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.personId, t.card] }), c.index('person_cards_card').on(t.card)],
);

/** An order moves to another time. While a dearer one is being paid, both times are kept for it. */
export const reschedules = c.table(
  'reschedules',
  {
    id: c.text('id').primaryKey(),
    orderId: c
      .text('order_id')
      .notNull()
      .references(() => orders.id),
    status: c.oneOf('status', ['pending', 'done', 'declined']).notNull(),
    /** The order's own columns, before and after. */
    before: c.json<Moved>('before').notNull(),
    after: c.json<Moved>('after').notNull(),
    /** What the new time costs more; below zero what goes back. */
    differenceMinor: c.minor('difference_minor').notNull(),
    createdAt: c.instant('created_at').notNull(),
    endedAt: c.instant('ended_at'),
  },
  (t) => [c.index('reschedules_order').on(t.orderId), c.index('reschedules_open').on(t.status, t.createdAt)],
);
