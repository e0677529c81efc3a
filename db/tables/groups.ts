import { sql } from 'drizzle-orm';
import { column as c } from '../columns';
import { deals } from './deals';
import { venues } from './venues';

/** People who buy together. Members are counted here and are the group's authorised or paid orders, never anything else. */
export const groups = c.table(
  'groups',
  {
    id: c.text('id').primaryKey(),
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    dealVersion: c.count('deal_version').notNull(),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    scope: c.oneOf('scope', ['slot', 'deal', 'team']).notNull(),
    /** One group per key: `slot:<deal>:<start>`, `deal:<deal>`, `team:<group>`. */
    slotKey: c.text('slot_key').notNull(),
    /** Start of the slot; null where the whole deal tips. */
    start: c.instant('start'),
    status: c.oneOf('status', ['open', 'tipped', 'failed']).notNull(),
    because: c.oneOf('because', ['deadline', 'unreachable', 'stopped']),
    /** Authorised or paid orders of distinct payers: what people see. */
    members: c.count('members').notNull(),
    /** Holds and orders whose payment is under way: they keep a place, and count for nothing else. */
    joining: c.count('joining').notNull().default(0),
    threshold: c.count('threshold').notNull(),
    maximum: c.count('maximum').notNull(),
    /** Places this group keeps in the slot: at least the threshold's until it closes. */
    placesReserved: c.count('places_reserved').notNull(),
    /** Off-peak price of one package, before tiers. */
    basePriceMinor: c.minor('base_price_minor').notNull(),
    closesAt: c.instant('closes_at').notNull(),
    tippedAt: c.instant('tipped_at'),
    closedAt: c.instant('closed_at'),
    createdAt: c.instant('created_at').notNull(),
  },
  (t) => [
    c.unique('groups_slot').on(t.slotKey),
    c.index('groups_deal').on(t.dealId),
    c.index('groups_due').on(t.closedAt, t.closesAt),
    c.check(
      'groups_members',
      sql`${t.members} >= 0 and ${t.joining} >= 0 and ${t.members} + ${t.joining} <= ${t.maximum}`,
    ),
  ],
);
