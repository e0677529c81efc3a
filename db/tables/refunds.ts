import { sql } from 'drizzle-orm';
import { meansKinds } from '@/domain/orders/means';
import { refundCauses, refundStatuses } from '@/domain/refunds/refund';
import { column as c } from '../columns';
import { orders } from './orders';

/** Money on its way back to a buyer. Where it stands is the last of its steps. */
export const refunds = c.table(
  'refunds',
  {
    id: c.text('id').primaryKey(),
    orderId: c
      .text('order_id')
      .notNull()
      .references(() => orders.id),
    /** 0 for the order's first refund: several may share an instant. */
    place: c.count('place').notNull(),
    amountMinor: c.minor('amount_minor').notNull(),
    /** What it was paid with, and goes back to. */
    means: c.oneOf('means', meansKinds).notNull(),
    /** The payment at the provider, or whose balance, gift or points it is. */
    wallet: c.text('wallet').notNull(),
    /** How many points, where it is points: `amountMinor` is what they are worth. */
    points: c.count('points').notNull().default(0),
    currency: c.text('currency').notNull(),
    cause: c.oneOf('cause', refundCauses).notNull(),
    status: c.oneOf('status', refundStatuses).notNull(),
    /** The act at the provider that carries it now; another one after each new try. */
    actId: c.text('act_id'),
    /** The provider's name for it: what a bank can find it by. */
    reference: c.text('reference'),
    /** The account a buyer named after the card had failed, encrypted. */
    accountSealed: c.text('account_sealed'),
    createdAt: c.instant('created_at').notNull(),
  },
  (t) => [
    c.unique('refunds_order').on(t.orderId, t.place),
    c.unique('refunds_act').on(t.actId),
    c.index('refunds_status').on(t.status, t.createdAt),
    c.check('refunds_amount', sql`${t.amountMinor} > 0`),
  ],
);

/** One line of a refund's timeline. Rows are only ever added. */
export const refundSteps = c.table(
  'refund_steps',
  {
    id: c.text('id').primaryKey(),
    refundId: c
      .text('refund_id')
      .notNull()
      .references(() => refunds.id),
    /** Place in the timeline: two steps may share an instant. */
    step: c.count('step').notNull(),
    status: c.oneOf('status', refundStatuses).notNull(),
    at: c.instant('at').notNull(),
    by: c.text('done_by').notNull(),
    reference: c.text('reference'),
  },
  (t) => [c.unique('refund_steps_order').on(t.refundId, t.step)],
);
