import { eq, inArray } from 'drizzle-orm';
import { listPriceOf } from '@/domain/deals/list-price';
import type { DealTerms } from '@/domain/deals/terms';
import type { Minor } from '@/domain/money/money';
import type { StartsOn } from '@/domain/pricing/cheapest-slot';
import { rangeOfWeek, type WeekRange } from '@/domain/pricing/range-of-week';
import { type PricedWeek, pricedWeek } from '@/domain/pricing/week';
import type { Day } from '@/domain/time/wall';
import { type Start, startsOf } from '@/domain/venues/opening';
import { statement } from '../statement';
import type { Reader } from '../store';
import { dealVersions } from '../tables/deals';
import { packages, venues } from '../tables/venues';
import { asPackage, asVenue, type SellingVenue, type SoldPackage } from './deal-terms';

/** The rules of one selling version with its ordinary week worked out. */
export type KeptRules = {
  readonly terms: DealTerms;
  readonly package: SoldPackage;
  readonly venue: SellingVenue;
  readonly listPriceMinor: Minor;
  readonly week: PricedWeek;
  readonly startsOn: StartsOn;
  /** Worked out when first asked for. */
  readonly range: () => WeekRange;
};
type Asked = {
  readonly versionId: string;
  readonly venueId: string;
  readonly venueVersion: number;
  readonly mark: number;
};

/** Some 25 KB each with the days that were asked for: 25 MB. One that is not kept takes 0.3 ms. */
const keptMax = 1_000;
const shared = globalThis as typeof globalThis & { offpeakRules?: Map<string, KeptRules> };

/**
 * Versions never change, and venues count their changes: what both say together is parsed and priced once per process.
 * `mark` tells two worlds with the same ids apart, as when a scene is loaded again.
 */
export async function keptRules<Row extends Asked>(
  db: Reader,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, KeptRules>> {
  shared.offpeakRules ??= new Map();
  const kept = shared.offpeakRules;
  const missing = rows.filter((row) => !kept.has(keyOf(row)));
  const loaded = await load(db, missing);
  for (const row of missing) {
    const rules = loaded.get(row.versionId);
    if (rules) kept.set(keyOf(row), rules);
  }
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMax) break;
    kept.delete(oldest);
  }
  const found = new Map<string, KeptRules>();
  for (const row of rows) {
    const rules = kept.get(keyOf(row)) ?? loaded.get(row.versionId);
    if (rules) found.set(row.versionId, rules);
  }
  return found;
}

function keyOf({ versionId, venueVersion, mark }: Asked): string {
  return `${versionId}/${venueVersion}/${mark}`;
}

async function load(db: Reader, missing: readonly Asked[]): Promise<ReadonlyMap<string, KeptRules>> {
  if (missing.length === 0) return new Map();
  const rows = await versionsOf(db, { versionIds: missing.map(({ versionId }) => versionId) });
  return new Map(rows.map((row) => [row.id, asRules(row)]));
}

const versionsOf = statement((db: Reader, { versionIds }: { versionIds: readonly string[] }) =>
  db
    .select({ id: dealVersions.id, terms: dealVersions.terms, package: packages, venue: venues })
    .from(dealVersions)
    .innerJoin(packages, eq(packages.id, dealVersions.packageId))
    .innerJoin(venues, eq(venues.id, packages.venueId))
    .where(inArray(dealVersions.id, [...versionIds])),
);

type Row = {
  readonly terms: DealTerms;
  readonly package: typeof packages.$inferSelect;
  readonly venue: typeof venues.$inferSelect;
};

function asRules(row: Row): KeptRules {
  const venue = asVenue(row.venue);
  const pkg = asPackage(row.package);
  const week = pricedWeek({ terms: row.terms, package: pkg, venue, busyness: venue.busyness });
  let range: WeekRange | null = null;
  return {
    terms: row.terms,
    package: pkg,
    venue,
    listPriceMinor: listPriceOf(pkg),
    week,
    startsOn: rememberedStarts(venue, pkg.durationMinutes),
    range: () => {
      range ??= rangeOfWeek(week);
      return range;
    },
  };
}

const keptDays = 4;

/** The days people ask for are few: today, tomorrow, the coming weekend. */
function rememberedStarts(venue: SellingVenue, visitMinutes: number): StartsOn {
  const known = new Map<Day, readonly Start[]>();
  return (day) => {
    const starts = known.get(day) ?? startsOf(venue, day, visitMinutes);
    if (known.size >= keptDays) known.clear();
    known.set(day, starts);
    return starts;
  };
}
