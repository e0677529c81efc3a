import { sql } from 'drizzle-orm';
import type { NoHour, PledgeOutcome } from '@/domain/groups/pledges/outcome';
import type { Instant } from '@/domain/time/wall';
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
    /** The most units the deal ever sells, or null: where they run out a group can no longer be reached. */
    unitsLimit: c.count('units_limit'),
    /** The order of whoever leads: the first member, and after it the one who has been in longest. */
    leaderOrderId: c.text('leader_order_id'),
    closesAt: c.instant('closes_at').notNull(),
    /** Its members were told that it closes soon. */
    remindedAt: c.instant('reminded_at'),
    tippedAt: c.instant('tipped_at'),
    /** The members of the last tier that those in it were told of; 0 for none. */
    tierTold: c.count('tier_told').notNull().default(0),
    /** It tipped, but more cards failed afterwards than its deal tolerates: everybody got their money back. */
    calledOffAt: c.instant('called_off_at'),
    closedAt: c.instant('closed_at'),
    createdAt: c.instant('created_at').notNull(),
  },
  (t) => [
    c.unique('groups_slot').on(t.slotKey),
    c.index('groups_deal').on(t.dealId),
    c.index('groups_due').on(t.closedAt, t.closesAt),
    // Those about to tip first, as the shop lists them.
    c.index('groups_missing').on(t.closedAt, sql`(${t.threshold} - ${t.members})`, t.closesAt, t.id),
    c.check(
      'groups_members',
      sql`${t.members} >= 0 and ${t.joining} >= 0 and ${t.members} + ${t.joining} <= ${t.maximum}`,
    ),
  ],
);

/** Who joined when: a row for every member there ever was. What became of the order is the order's. */
export const groupJoins = c.table(
  'group_joins',
  {
    groupId: c
      .text('group_id')
      .notNull()
      .references(() => groups.id),
    orderId: c.text('order_id').notNull(),
    joinedAt: c.instant('joined_at').notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.groupId, t.orderId] })],
);

/** What somebody pledged: the order is authorised and bought `as` a pledge until one of its hours is found for it. */
export const pledges = c.table(
  'pledges',
  {
    orderId: c.text('order_id').primaryKey(),
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    /** Hours that still can be had, the best liked first. */
    starts: c.json<readonly Instant[]>('starts').notNull(),
    /** All that were named. */
    namedStarts: c.json<readonly Instant[]>('named_starts').notNull(),
    ceilingMinor: c.minor('ceiling_minor').notNull(),
    /** When its authorisation was recorded; null before. It counts for the hours that closed later than that. */
    madeAt: c.instant('made_at'),
    /** The first close among its hours: then the pledges of the deal are decided together. */
    decideAt: c.instant('decide_at').notNull(),
    decidedAt: c.instant('decided_at'),
    /** Hours that closed without it, and why. */
    missed: c.json<readonly NoHour[]>('missed').notNull(),
    outcome: c.json<PledgeOutcome>('outcome'),
    createdAt: c.instant('created_at').notNull(),
  },
  (t) => [
    c.index('pledges_deal').on(t.dealId, t.decidedAt),
    c.index('pledges_due').on(t.decidedAt, t.decideAt),
  ],
);
