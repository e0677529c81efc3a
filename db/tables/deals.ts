import { sql } from 'drizzle-orm';
import { categories } from '@/domain/deals/package';
import { type DealTerms, dealStatuses } from '@/domain/deals/terms';
import { column as c } from '../columns';
import { merchants } from './people';
import { packages, venues } from './venues';

export type Finding = { code: string; severity: 'info' | 'warn' | 'block'; message: string };

export const deals = c.table(
  'deals',
  {
    id: c.text('id').primaryKey(),
    /** `60-minute-massage-a1b2c3d4`: the short id at its end makes it unique. */
    slug: c.text('slug').notNull(),
    merchantId: c
      .text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    venueId: c
      .text('venue_id')
      .notNull()
      .references(() => venues.id),
    status: c.oneOf('status', dealStatuses).notNull(),
    /** The newest version, which its merchant edits. */
    version: c.count('version').notNull(),
    /** The version that sells, or null while none was approved. */
    liveVersion: c.count('live_version'),
    /** Copies of the selling version, for lists and search. */
    category: c.oneOf('category', categories).notNull(),
    title: c.text('title').notNull(),
    lowestPriceMinor: c.minor('lowest_price_minor').notNull(),
    listPriceMinor: c.minor('list_price_minor').notNull(),
    salesFrom: c.instant('sales_from').notNull(),
    salesUntil: c.instant('sales_until').notNull(),
    unitsTaken: c.count('units_taken').notNull().default(0),
    createdAt: c.instant('created_at').notNull(),
    liveAt: c.instant('live_at'),
  },
  (t) => [
    c.unique('deals_slug').on(t.slug),
    c.index('deals_merchant').on(t.merchantId),
    c.index('deals_venue').on(t.venueId),
    c.index('deals_status').on(t.status, t.category),
    c.index('deals_sale_begins').on(t.status, t.salesFrom),
    c.index('deals_sale_ends').on(t.status, t.salesUntil),
    c.check('deals_units_taken', sql`${t.unitsTaken} >= 0`),
  ],
);

/** What a deal says at one version. A version that sold is never changed: its orders keep its terms. */
export const dealVersions = c.table(
  'deal_versions',
  {
    id: c.text('id').primaryKey(),
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    version: c.count('version').notNull(),
    packageId: c
      .text('package_id')
      .notNull()
      .references(() => packages.id),
    title: c.text('title').notNull(),
    description: c.text('description').notNull(),
    terms: c.json<DealTerms>('terms').notNull(),
    status: c.oneOf('status', ['draft', 'submitted', 'asked', 'refused', 'approved']).notNull(),
    findings: c.json<Finding[]>('findings').notNull(),
    createdBy: c.text('created_by').notNull(),
    createdAt: c.instant('created_at').notNull(),
    submittedAt: c.instant('submitted_at'),
  },
  (t) => [
    c.unique('deal_versions_deal_version').on(t.dealId, t.version),
    c.index('deal_versions_queue').on(t.status, t.submittedAt),
  ],
);

/** What a moderator decided, about a deal version or a merchant, with reasons. */
export const decisions = c.table(
  'decisions',
  {
    id: c.text('id').primaryKey(),
    entity: c.oneOf('entity', ['deal', 'merchant']).notNull(),
    entityId: c.text('entity_id').notNull(),
    version: c.count('version'),
    decision: c.oneOf('decision', ['approve', 'refuse', 'ask', 'verify', 'suspend', 'stop']).notNull(),
    reasons: c.json<string[]>('reasons').notNull(),
    note: c.text('note').notNull().default(''),
    decidedBy: c.text('decided_by').notNull(),
    decidedAt: c.instant('decided_at').notNull(),
  },
  (t) => [c.index('decisions_entity').on(t.entityId, t.decidedAt)],
);

export const pauses = c.table(
  'pauses',
  {
    id: c.text('id').primaryKey(),
    dealId: c
      .text('deal_id')
      .notNull()
      .references(() => deals.id),
    pausedBy: c.text('paused_by').notNull(),
    pausedAt: c.instant('paused_at').notNull(),
    resumedAt: c.instant('resumed_at'),
  },
  (t) => [c.index('pauses_deal').on(t.dealId)],
);
