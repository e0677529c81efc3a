import { sql } from 'drizzle-orm';
import type { PriceReason } from '@/domain/slots/slot';
import { column as c } from '../columns';
import { deals } from './deals';
import { venues } from './venues';

/** Places in use at one step of a venue. Changed only by the guarded statements of `db/slots/slots.ts`. */
export const venueSteps = c.table(
  'venue_steps',
  {
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    at: c.instant('at').notNull(),
    taken: c.count('taken').notNull(),
    discounted: c.count('discounted').notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.venueId, t.at] }),
    c.check('venue_steps_taken', sql`${t.taken} >= ${t.discounted} and ${t.discounted} >= 0`),
  ],
);

/** Places of a deal sold or held alone at its off-peak price, by start. */
export const dealSlots = c.table(
  'deal_slots',
  {
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    start: c.instant('start').notNull(),
    aloneTaken: c.count('alone_taken').notNull(),
    /** Places sold or held alone at the ordinary price: what "no drop" looks at. */
    fullTaken: c.count('full_taken').notNull().default(0),
  },
  (t) => [
    c.primaryKey({ columns: [t.dealId, t.start] }),
    c.check('deal_slots_alone', sql`${t.aloneTaken} >= 0 and ${t.fullTaken} >= 0`),
  ],
);

/** More places at a discount that a merchant opens at short notice: for starts from now on until a time, a number in all. */
export const openings = c.table(
  'openings',
  {
    id: c.text('id').primaryKey(),
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    from: c.instant('from_at').notNull(),
    until: c.instant('until_at').notNull(),
    offBps: c.count('off_bps').notNull(),
    seats: c.count('seats').notNull(),
    taken: c.count('taken').notNull().default(0),
    openedBy: c.text('opened_by').notNull(),
    openedAt: c.instant('opened_at').notNull(),
    closedAt: c.instant('closed_at'),
  },
  (t) => [
    c.index('openings_deal').on(t.dealId, t.until),
    c.check('openings_taken', sql`${t.taken} >= 0 and ${t.taken} <= ${t.seats}`),
  ],
);

/** Units one buyer has of a deal, for the limit per person. A buyer is an account, a guest's address, or a card. */
export const dealBuyers = c.table(
  'deal_buyers',
  {
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    buyer: c.text('buyer').notNull(),
    units: c.count('units').notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.dealId, t.buyer] }), c.check('deal_buyers_units', sql`${t.units} >= 0`)],
);

/** Requests refused for want of seats, by slot: a full slot hides demand, and the forecast needs to know how much. */
export const refusedRequests = c.table(
  'refused_requests',
  {
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    start: c.instant('start').notNull(),
    requests: c.count('requests').notNull(),
    places: c.count('places').notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.venueId, t.start] })],
);

/** Seats kept for somebody who is paying. Ended once: by an order, a release or the clock. */
export const holds = c.table(
  'holds',
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
    personId: c.text('person_id'),
    as: c.oneOf('bought_as', ['solo', 'group']).notNull(),
    groupId: c.text('group_id'),
    start: c.instant('start').notNull(),
    endAt: c.instant('end_at').notNull(),
    /** Through clean-up: what the seats are taken for. */
    freeAt: c.instant('free_at').notNull(),
    quantity: c.count('quantity').notNull(),
    places: c.count('places').notNull(),
    /** Places this hold itself took: 0 where the group's reservation covers it. */
    placesTaken: c.count('places_taken').notNull(),
    isDiscounted: c.flag('is_discounted').notNull(),
    listPriceMinor: c.minor('list_price_minor').notNull(),
    priceMinor: c.minor('price_minor').notNull(),
    offBps: c.count('off_bps').notNull(),
    because: c.json<PriceReason>('because').notNull(),
    createdAt: c.instant('created_at').notNull(),
    expiresAt: c.instant('expires_at').notNull(),
    extendedAt: c.instant('extended_at'),
    endedAt: c.instant('ended_at'),
    endedBy: c.oneOf('ended_by', ['order', 'release', 'expiry', 'stop']),
  },
  (t) => [c.index('holds_open').on(t.endedAt, t.expiresAt), c.index('holds_deal').on(t.dealId)],
);

/** Who waits for a place at a start that is full, and the hold they were offered. A row is offered a place once. */
export const waits = c.table(
  'waits',
  {
    id: c.text('id').primaryKey(),
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    start: c.instant('start').notNull(),
    /** Through clean-up: what comes free at any of these steps may be theirs. */
    freeAt: c.instant('free_at').notNull(),
    quantity: c.count('quantity').notNull(),
    /** The most they pay for all packages. */
    ceilingMinor: c.minor('ceiling_minor').notNull(),
    personId: c.text('person_id'),
    email: c.text('email').notNull(),
    /** Who waits longer is asked first. */
    since: c.instant('since').notNull(),
    /** Something came free here that nobody who waits was asked about yet. */
    isFreed: c.flag('is_freed').notNull().default(false),
    holdId: c.text('hold_id'),
    offeredAt: c.instant('offered_at'),
    leftAt: c.instant('left_at'),
  },
  (t) => [
    c.unique('waits_once').on(t.dealId, t.start, t.email),
    c.unique('waits_hold').on(t.holdId),
    c.index('waits_freed').on(t.isFreed, t.venueId),
    c.index('waits_venue').on(t.venueId, t.start),
    c.index('waits_start').on(t.start),
    c.check('waits_quantity', sql`${t.quantity} > 0`),
  ],
);
