import { sql } from 'drizzle-orm';
import { categories } from '@/domain/deals/package';
import type { Day } from '@/domain/time/wall';
import { column as c, engine } from '../columns';
import { deals } from './deals';
import { venues } from './venues';

/**
 * A deal on sale as lists and search see it: one row while its status is live, none otherwise. Written by
 * `db/deals/listings.ts` in the transaction that changes what it says.
 */
export const listings = c.table(
  'listings',
  {
    dealId: c
      .text('deal_id')
      .primaryKey()
      .references(() => deals.id),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    /** Without marks and case: what is compared with the city asked for. */
    city: c.text('city').notNull(),
    category: c.oneOf('category', categories).notNull(),
    timeZone: c.text('time_zone').notNull(),
    /** Output of `indexedWords`. Each engine indexes it by itself: see scripts/migrations.mjs. */
    words: c.text('words').notNull(),
    /** The least that one package costs alone in the ordinary week. */
    leastMinor: c.minor('least_minor').notNull(),
    /** The same as a share of the list price, in millionths: the lower, the quieter the hour. */
    quietness: c.count('quietness').notNull(),
    /** Newest first where it is read upwards: minus the instant it went live. */
    age: c.instant('age').notNull(),
  },
  (t) => [
    c.index('listings_quietness').on(t.quietness, t.dealId),
    c.index('listings_least').on(t.leastMinor, t.dealId),
    c.index('listings_age').on(t.age, t.dealId),
    c.index('listings_city_quietness').on(t.city, t.quietness, t.dealId),
    c.index('listings_city_least').on(t.city, t.leastMinor, t.dealId),
    c.index('listings_city_age').on(t.city, t.age, t.dealId),
    c.index('listings_city_venue').on(t.city, t.venueId),
    c.index('listings_city_category').on(t.city, t.category),
    c.index('listings_venue').on(t.venueId),
    c.index('listings_zone').on(t.timeZone),
    // Words that many deals of a city have are met on its walk, without reading those that lack them. PostgreSQL has room for short ones
    // alone in an index, and keeps rows that are read often in its own memory.
    ...(engine === 'sqlite'
      ? [
          c.index('listings_words_quietness').on(t.city, t.quietness, t.dealId, t.venueId, t.words),
          c.index('listings_words_least').on(t.city, t.leastMinor, t.dealId, t.venueId, t.words),
          c.index('listings_words_age').on(t.city, t.age, t.dealId, t.venueId, t.words),
        ]
      : []),
  ],
);

/**
 * How many deals are on sale in a city, by trade: counted as rows come and go, for a count of them all would be made for every
 * page. Written with the listings, by `db/deals/listings.ts`.
 */
export const cityTrades = c.table(
  'city_trades',
  {
    city: c.text('city').notNull(),
    category: c.oneOf('category', categories).notNull(),
    deals: c.count('deals').notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.city, t.category] })],
);

const days = {
  monday: c.count('monday').notNull(),
  tuesday: c.count('tuesday').notNull(),
  wednesday: c.count('wednesday').notNull(),
  thursday: c.count('thursday').notNull(),
  friday: c.count('friday').notNull(),
  saturday: c.count('saturday').notNull(),
  sunday: c.count('sunday').notNull(),
};

/**
 * Kinds of weeks: the hours in which visits may start, one bit each. Most deals have theirs in common with many others; none is ever
 * taken away. Lists of certain hours look only at bands of those kinds that have them. Page: docs/decisions/029-kinds-of-weeks.md.
 */
export const weekKinds = c.table('week_kinds', {
  /** Its bits, as text. */
  kind: c.text('kind').primaryKey(),
  ...days,
});

/**
 * When a deal on sale may be had, and for how little: the hours of the week, one bit each, in which a visit may start at
 * no less than this price. What is taken by now is counted elsewhere and only ever makes it dearer.
 * Page: docs/decisions/014-availability.md.
 */
export const bands = c.table(
  'bands',
  {
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    /** 0 is the cheapest. */
    level: c.count('level').notNull(),
    city: c.text('city').notNull(),
    timeZone: c.text('time_zone').notNull(),
    venueId: c.text('venue_id').notNull(),
    category: c.oneOf('category', categories).notNull(),
    priceMinor: c.minor('price_minor').notNull(),
    quietness: c.count('quietness').notNull(),
    visitFrom: c.text('visit_from').$type<Day>().notNull(),
    visitUntil: c.text('visit_until').$type<Day>().notNull(),
    ...days,
    weekKind: c
      .text('week_kind')
      .notNull()
      .references(() => weekKinds.kind),
  },
  (t) => {
    // What a list of certain hours asks of a band: a city's are passed over without being read.
    const atHours = [t.venueId, t.timeZone, t.visitFrom, t.visitUntil] as const;
    const week = [t.monday, t.tuesday, t.wednesday, t.thursday, t.friday, t.saturday, t.sunday] as const;
    return [
      c.primaryKey({ columns: [t.dealId, t.level] }),
      c.index('bands_kind_quietness').on(t.weekKind, t.quietness, t.dealId),
      c.index('bands_kind_price').on(t.weekKind, t.priceMinor, t.dealId),
      c.index('bands_city_quietness').on(t.city, t.quietness, t.dealId, ...atHours, ...week),
      c.index('bands_city_price').on(t.city, t.priceMinor, t.dealId, ...atHours, ...week),
      c.index('bands_venue').on(t.venueId),
      c.check('bands_level', sql`${t.level} >= 0`),
    ];
  },
);
