import type { merchants } from '../../../tables/people';
import type { packages, venues } from '../../../tables/venues';
import type { CityPlan } from '../plan-types';
import { type Ids, slugOf } from './ids';

export function merchantRows(plan: CityPlan, ids: Ids): (typeof merchants.$inferInsert)[] {
  return plan.merchants.map(({ key, name, country, registrationNumber, contactEmail, status, joinedAt }) => ({
    ...{ name, country, registrationNumber, contactEmail, status },
    id: ids('merchant', key),
    currency: plan.currency,
    createdAt: joinedAt,
    submittedAt: joinedAt,
  }));
}

export function venueRows(plan: CityPlan, ids: Ids): (typeof venues.$inferInsert)[] {
  const joinedAt = new Map(plan.merchants.map((merchant) => [merchant.key, merchant.joinedAt]));
  const slugs = new Set<string>();
  return plan.venues.map((venue) => {
    const { key, merchantKey, name, address, area, lat, lng, timeZone, stepMinutes, seats } = venue;
    const plain = slugOf(name);
    const slug = slugs.has(plain) ? `${plain}-${key}` : plain;
    slugs.add(slug);
    return {
      ...{ name, address, area, lat, lng, timeZone, stepMinutes, seats, slug },
      id: ids('venue', key),
      merchantId: ids('merchant', merchantKey),
      city: plan.city,
      hours: [...venue.hours],
      closures: [...venue.closures],
      busyness: venue.busyness,
      createdAt: joinedAt.get(merchantKey) ?? 0,
    };
  });
}

export function packageRows(plan: CityPlan, ids: Ids): (typeof packages.$inferInsert)[] {
  const joinedAt = new Map(plan.merchants.map((merchant) => [merchant.key, merchant.joinedAt]));
  const merchantOf = new Map(plan.venues.map((venue) => [venue.key, venue.merchantKey]));
  return plan.packages.map(({ key, venueKey, listPriceMinor: _ofLines, lines, ...pkg }) => ({
    ...pkg,
    id: ids('package', key),
    venueId: ids('venue', venueKey),
    lines: [...lines],
    createdAt: joinedAt.get(merchantOf.get(venueKey) ?? '') ?? 0,
  }));
}
