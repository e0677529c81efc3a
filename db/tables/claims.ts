import { claimReasons, claimStatuses } from '@/domain/claims/claim';
import { column as c } from '../columns';
import { orders } from './orders';

/** A guest says that a visit was not as promised. One at a time; another after a visit was moved. */
export const claims = c.table(
  'claims',
  {
    id: c.text('id').primaryKey(),
    orderId: c
      .text('order_id')
      .notNull()
      .references(() => orders.id),
    /** 0 for the first claim of an order. */
    round: c.count('round').notNull(),
    merchantId: c.text('merchant_id').notNull(),
    reason: c.oneOf('reason', claimReasons).notNull(),
    status: c.oneOf('status', claimStatuses).notNull(),
    /** The voucher was used when the claim was opened: then two have to agree. */
    isVisited: c.flag('is_visited').notNull(),
    /** Where the guest stood, if they said so. */
    position: c.json<{ lat: number; lng: number }>('position'),
    answerBy: c.instant('answer_by').notNull(),
    openedAt: c.instant('opened_at').notNull(),
  },
  (t) => [
    c.unique('claims_order').on(t.orderId, t.round),
    c.index('claims_merchant').on(t.merchantId, t.openedAt),
    c.index('claims_due').on(t.status, t.answerBy),
  ],
);

/** What was said and decided about a claim, by whom. Rows are only ever added. */
export const claimSteps = c.table(
  'claim_steps',
  {
    id: c.text('id').primaryKey(),
    claimId: c
      .text('claim_id')
      .notNull()
      .references(() => claims.id),
    step: c.count('step').notNull(),
    status: c.oneOf('status', claimStatuses).notNull(),
    side: c.oneOf('side', ['guest', 'merchant', 'moderator', 'clock']).notNull(),
    by: c.text('done_by').notNull(),
    words: c.text('words').notNull(),
    at: c.instant('at').notNull(),
  },
  (t) => [c.unique('claim_steps_order').on(t.claimId, t.step)],
);

/** What the guest photographed, without anything but the picture. A row of its own: lists of claims do not read it. */
export const claimPhotos = c.table(
  'claim_photos',
  {
    claimId: c
      .text('claim_id')
      .primaryKey()
      .references(() => claims.id),
    type: c.oneOf('type', ['image/jpeg', 'image/png']).notNull(),
    /** In base64. */
    content: c.text('content').notNull(),
    /** It is dropped from this instant on; null while its claim goes on. */
    keptUntil: c.instant('kept_until'),
  },
  (t) => [c.index('claim_photos_due').on(t.keptUntil)],
);
