import { sql } from 'drizzle-orm';
import { column as c } from '../columns';
import { orders } from './orders';

/** Points that were earned together. They run out together; what is left of all lots is what the ledger says. */
export const pointLots = c.table(
  'point_lots',
  {
    /** The key of the event that made it. */
    id: c.text('id').primaryKey(),
    personId: c.text('person_id').notNull(),
    points: c.count('points').notNull(),
    left: c.count('points_left').notNull(),
    earnedAt: c.instant('earned_at').notNull(),
    expiresAt: c.instant('expires_at').notNull(),
    /** How many letters said that it ends. */
    warnings: c.count('warnings').notNull(),
  },
  (t) => [
    c.index('point_lots_person').on(t.personId, t.expiresAt),
    c.index('point_lots_end').on(t.expiresAt),
    c.check('point_lots_left', sql`${t.left} >= 0 and ${t.left} <= ${t.points}`),
  ],
);

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

/** Which lots the points of an order were taken from, so that they come back with the day they run out. */
export const pointUses = c.table(
  'point_uses',
  {
    meansId: c
      .text('means_id')
      .notNull()
      .references(() => orderMeans.id),
    lotId: c
      .text('lot_id')
      .notNull()
      .references(() => pointLots.id),
    points: c.count('points').notNull(),
    backPoints: c.count('back_points').notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.meansId, t.lotId] }),
    c.check('point_uses_back', sql`${t.backPoints} >= 0 and ${t.backPoints} <= ${t.points}`),
  ],
);
