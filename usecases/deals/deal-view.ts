import type { SellingTerms, SellingVenue } from '@/db/deals/deal-terms';
import { describeTerms } from '@/domain/deals/describe';
import type { DealTerms, OffPeakWindow } from '@/domain/deals/terms';
import type { Money } from '@/domain/money/money';
import { pricedTiers } from '@/domain/pricing/group-price';
import type { WeekRange } from '@/domain/pricing/range-of-week';
import { isoOf } from '@/domain/time/iso';
import { printWall } from '@/domain/time/windows';
import { moneyView } from '../slots/slot-view';

/** What everybody may know of a venue. */
export function venueView(venue: SellingVenue) {
  return {
    id: venue.id,
    slug: venue.slug,
    name: venue.name,
    address: venue.address,
    area: venue.area,
    city: venue.city,
    location: { lat: venue.lat, lng: venue.lng },
    timeZone: venue.timeZone,
    hours: venue.hours.map(({ weekday, fromMinute, untilMinute }) => ({
      weekday,
      from: printWall(fromMinute),
      to: printWall(untilMinute),
    })),
    closures: venue.closures.map(({ from, until, reason }) => ({
      from: isoOf(from),
      until: isoOf(until),
      reason,
    })),
  };
}

export type PriceRangeView = {
  /** The least that one package costs alone. */
  readonly from: Money;
  readonly to: Money;
  /** The least in a group, where there are groups. */
  readonly group: Money | null;
};

export function priceRangeView(range: WeekRange, currency: string): PriceRangeView {
  return {
    from: moneyView(range.leastMinor, currency),
    to: moneyView(range.mostMinor, currency),
    group: range.leastInGroupMinor === null ? null : moneyView(range.leastInGroupMinor, currency),
  };
}

/** A deal as its page shows it, made from the one rule object. */
export function dealView(
  { deal, version, terms, package: pkg, venue, merchant }: SellingTerms,
  range: WeekRange,
) {
  const { currency } = pkg;
  const price = priceRangeView(range, currency);
  return {
    id: deal.id,
    slug: deal.slug,
    status: deal.status,
    version: version.version,
    title: version.title,
    description: version.description,
    category: pkg.category,
    venue: venueView(venue),
    merchant: { id: merchant.id, name: merchant.name },
    seller: {
      name: merchant.name,
      country: merchant.country,
      registrationNumber: merchant.registrationNumber,
      contactEmail: merchant.contactEmail,
      isVerified: merchant.status === 'verified',
    },
    package: {
      id: pkg.id,
      title: pkg.title,
      lines: pkg.lines.map((line) => ({
        title: line.title,
        quantity: line.quantity,
        listPrice: moneyView(line.listPriceMinor, currency),
      })),
      listPrice: moneyView(range.listPriceMinor, currency),
      durationMinutes: pkg.durationMinutes,
      seatsPerUnit: pkg.seatsPerUnit,
      taxPercent: pkg.taxBps / 100,
    },
    listPrice: moneyView(range.listPriceMinor, currency),
    priceRange: price,
    lowestPrice: lowestOf(price),
    offPeak: terms.offPeak.map(windowView),
    /** The best percentage off by weekday and hour; null where nothing starts. */
    week: weekView(range),
    group: groupTermsView(terms, range, currency),
    limits: terms.limits,
    cancelHoursBefore: terms.cancelHoursBefore,
    exclusions: terms.exclusions,
    fullPricePromise: terms.fullPricePromise ?? 'money-back',
    salesFrom: isoOf(terms.salesFrom),
    salesUntil: isoOf(terms.salesUntil),
    visitFrom: terms.visitFrom,
    visitUntil: terms.visitUntil,
    rules: describeTerms({ terms, package: pkg, timeZone: venue.timeZone }),
    reviews: { count: 0, average: null },
  };
}

export type DealView = ReturnType<typeof dealView>;

/** Seven rows of hours, Monday first. */
export function weekView({ offByHour }: WeekRange): (number | null)[][] {
  return Array.from({ length: 7 }, (_, day) =>
    offByHour.slice(day * 24, day * 24 + 24).map((off) => (off === null ? null : off / 100)),
  );
}

function lowestOf({ from, group }: PriceRangeView): Money {
  return group && group.amount < from.amount ? group : from;
}

function windowView({ weekdays, fromMinute, untilMinute, offBps, seats }: OffPeakWindow) {
  return {
    weekdays,
    from: printWall(fromMinute),
    to: printWall(untilMinute),
    percentOff: offBps / 100,
    seats,
  };
}

/** Tiers with what they cost at the deal's lowest price alone; a slot's own price is in its slot. */
function groupTermsView({ group }: DealTerms, range: WeekRange, currency: string) {
  if (!group) return null;
  const { threshold, maximum, tolerance = null } = group;
  const tiers = pricedTiers(range.leastMinor, group.tiers).map((tier) => ({
    members: tier.members,
    percentOff: tier.offBps / 100,
    price: moneyView(tier.priceMinor, currency),
  }));
  switch (group.scope) {
    case 'slot':
      return {
        scope: group.scope,
        threshold,
        maximum,
        tiers,
        tolerance,
        closesHoursBefore: group.closesHoursBefore,
      };
    case 'deal':
      return { scope: group.scope, threshold, maximum, tiers, tolerance, closesAt: isoOf(group.closesAt) };
    case 'team':
      return {
        scope: group.scope,
        threshold,
        maximum,
        tiers,
        tolerance,
        closesAfterHours: group.closesAfterHours,
      };
  }
}
