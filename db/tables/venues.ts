import { sql } from 'drizzle-orm';
import { categories, type PackageLine } from '@/domain/deals/package';
import type { WeekWindow } from '@/domain/time/wall';
import type { Busyness, Closure, GuardLift, Measuring, SpecialDay } from '@/domain/venues/venue';
import { column as c } from '../columns';
import { merchants } from './people';

export const venues = c.table(
  'venues',
  {
    id: c.text('id').primaryKey(),
    merchantId: c
      .text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    slug: c.text('slug').notNull(),
    name: c.text('name').notNull(),
    address: c.text('address').notNull(),
    /** Neighbourhood, for people; empty where none is known. */
    area: c.text('area').notNull().default(''),
    city: c.text('city').notNull().default(''),
    lat: c.real('lat').notNull(),
    lng: c.real('lng').notNull(),
    timeZone: c.text('time_zone').notNull(),
    stepMinutes: c.count('step_minutes').notNull(),
    seats: c.count('seats').notNull(),
    hours: c.json<WeekWindow[]>('hours').notNull(),
    closures: c.json<Closure[]>('closures').notNull(),
    /** What every price looks at: the week as stated, shrunk together with what was counted. */
    busyness: c.json<Busyness>('busyness').notNull(),
    /** The week as the merchant said it; null where nobody did. */
    statedWeek: c.json<Busyness>('stated_week'),
    /** Days that are not like their weekday, and how busy each month is beside the ordinary week, January first. */
    specialDays: c.json<SpecialDay[]>('special_days').notNull().default([]),
    season: c.json<number[]>('season'),
    guardLifts: c.json<GuardLift[]>('guard_lifts').notNull().default([]),
    measuring: c.json<Measuring>('measuring'),
    version: c.count('version').notNull().default(1),
    /** Grows with every change of `busyness`, which is no edit of the venue and names no version. */
    busynessVersion: c.count('busyness_version').notNull().default(0),
    createdAt: c.instant('created_at').notNull(),
  },
  (t) => [
    c.unique('venues_slug').on(t.slug),
    c.index('venues_merchant').on(t.merchantId),
    c.index('venues_place').on(t.lat, t.lng),
    c.check('venues_seats', sql`${t.seats} >= 0`),
  ],
);

/** What is sold. Never changed once made: a new price list is a new package. */
export const packages = c.table(
  'packages',
  {
    id: c.text('id').primaryKey(),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    title: c.text('title').notNull(),
    lines: c.json<PackageLine[]>('lines').notNull(),
    currency: c.text('currency').notNull(),
    variableCostMinor: c.minor('variable_cost_minor').notNull(),
    durationMinutes: c.count('duration_minutes').notNull(),
    cleanUpMinutes: c.count('clean_up_minutes').notNull(),
    seatsPerUnit: c.count('seats_per_unit').notNull(),
    taxBps: c.count('tax_bps').notNull(),
    category: c.oneOf('category', categories).notNull(),
    createdAt: c.instant('created_at').notNull(),
  },
  (t) => [c.index('packages_venue').on(t.venueId)],
);

/** Full-price visits of the past that a merchant told us: what busyness is counted from. */
export const pastVisits = c.table(
  'past_visits',
  {
    id: c.text('id').primaryKey(),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    start: c.instant('start').notNull(),
    seats: c.count('seats').notNull(),
  },
  (t) => [c.index('past_visits_venue').on(t.venueId, t.start)],
);
