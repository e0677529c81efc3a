import { listPriceOf } from '../deals/list-price';
import type { Package } from '../deals/package';
import type { DealTerms, OffPeakWindow, Tier } from '../deals/terms';
import { basisPoints, lessShare, type Minor } from '../money/money';
import type { WeekWindow } from '../time/wall';
import { isEmpty, overlap } from '../time/windows';
import type { Busyness, Venue } from '../venues/venue';
import { pricedTiers } from './group-price';
import { guardedHours } from './guarded-hours';
import { mostInGroup } from './most-in-group';

/** Why terms may not be kept. Indexes point into `offPeak` and `tiers`, so that a form can mark the place. */
export type TermsRefusal =
  | { readonly reason: 'sales-window-empty' }
  | { readonly reason: 'visit-window-empty' }
  | { readonly reason: 'window-empty'; readonly windowIndex: number }
  | { readonly reason: 'windows-overlap'; readonly windowIndex: number; readonly otherIndex: number }
  | {
      readonly reason: 'below-floor';
      readonly priceMinor: Minor;
      readonly floorPriceMinor: Minor;
      readonly windowIndex: number | null;
      readonly tierIndex: number | null;
    }
  | { readonly reason: 'guarded-hour'; readonly windowIndex: number; readonly hours: readonly WeekWindow[] }
  | { readonly reason: 'tiers-not-growing'; readonly tierIndex: number }
  | {
      readonly reason: 'first-tier-not-threshold';
      readonly threshold: number;
      readonly members: number | null;
    }
  | {
      readonly reason: 'threshold-above-seats';
      readonly threshold: number;
      readonly maximum: number;
      /** The most that a group could ever be here: capacity less protected places, in packages. */
      readonly seats: number;
    };

export type TermsAsked = {
  readonly terms: DealTerms;
  readonly package: Package;
  readonly venue: Venue;
  readonly busyness: Busyness;
};

/** Every reason at once, so that a merchant mends a deal in one go; none is an empty list. Page: docs/rules/pricing.md; source: api.md, rules of refusal. */
export function checkTerms(asked: TermsAsked): TermsRefusal[] {
  const shape = [
    ...checkDates(asked.terms),
    ...checkWindows(asked.terms.offPeak),
    ...checkTiers(asked.terms),
  ];
  return [...shape, ...checkFloor(asked), ...checkGuard(asked), ...checkSeats(asked)];
}

function checkDates({ salesFrom, salesUntil, visitFrom, visitUntil }: DealTerms): TermsRefusal[] {
  const refusals: TermsRefusal[] = [];
  if (salesUntil <= salesFrom) refusals.push({ reason: 'sales-window-empty' });
  if (visitUntil < visitFrom) refusals.push({ reason: 'visit-window-empty' });
  return refusals;
}

function checkWindows(windows: readonly OffPeakWindow[]): TermsRefusal[] {
  return windows.flatMap((window, windowIndex): TermsRefusal[] => {
    if (isEmpty(window) || window.weekdays.length === 0) return [{ reason: 'window-empty', windowIndex }];
    return windows.flatMap((other, otherIndex) =>
      otherIndex > windowIndex && shareHours(window, other)
        ? [{ reason: 'windows-overlap' as const, windowIndex, otherIndex }]
        : [],
    );
  });
}

function shareHours(one: OffPeakWindow, other: OffPeakWindow): boolean {
  return one.weekdays.some((weekday) =>
    other.weekdays.some((otherDay) => overlap({ ...one, weekday }, { ...other, weekday: otherDay })),
  );
}

/** The first tier is reached exactly when the group tips, and each further one asks more people and gives more. */
function checkTiers({ group }: DealTerms): TermsRefusal[] {
  if (!group) return [];
  const [first] = group.tiers;
  const start: TermsRefusal[] =
    first?.members === group.threshold
      ? []
      : [{ reason: 'first-tier-not-threshold', threshold: group.threshold, members: first?.members ?? null }];
  const steps = group.tiers.flatMap((tier, tierIndex): TermsRefusal[] => {
    const before = group.tiers[tierIndex - 1];
    const isGrowing = !before || (tier.members > before.members && tier.offBps > before.offBps);
    return isGrowing ? [] : [{ reason: 'tiers-not-growing', tierIndex }];
  });
  return [...start, ...steps];
}

/** No combination of window and tier, and no ordinary price either, may fall under the merchant's floor; each window names its lowest price. */
function checkFloor({ terms, package: pkg }: TermsAsked): TermsRefusal[] {
  const list = listPriceOf(pkg);
  const windows = terms.offPeak.length > 0 ? terms.offPeak : [{ offBps: basisPoints(0) }];
  return windows.flatMap((window, index): TermsRefusal[] => {
    const lowest = lowestPrice(lessShare(list, window.offBps), terms.group?.tiers ?? []);
    if (lowest.priceMinor >= terms.floorPriceMinor) return [];
    const windowIndex = terms.offPeak.length > 0 ? index : null;
    return [{ reason: 'below-floor', ...lowest, floorPriceMinor: terms.floorPriceMinor, windowIndex }];
  });
}

function lowestPrice(alone: Minor, tiers: readonly Tier[]): { priceMinor: Minor; tierIndex: number | null } {
  return pricedTiers(alone, tiers).reduce<{ priceMinor: Minor; tierIndex: number | null }>(
    (least, { priceMinor }, tierIndex) => (priceMinor < least.priceMinor ? { priceMinor, tierIndex } : least),
    { priceMinor: alone, tierIndex: null },
  );
}

function checkGuard({ terms, ...rest }: TermsAsked): TermsRefusal[] {
  return terms.offPeak.flatMap((window, windowIndex): TermsRefusal[] => {
    const hours = guardedHours({ ...rest, window, guardBps: terms.guardBps });
    return hours.length > 0 ? [{ reason: 'guarded-hour', windowIndex, hours }] : [];
  });
}

function checkSeats(asked: TermsAsked): TermsRefusal[] {
  const { group } = asked.terms;
  if (!group) return [];
  const { threshold, maximum } = group;
  const seats = group.scope === 'deal' ? Number.POSITIVE_INFINITY : mostInGroup(asked);
  if (threshold <= maximum && maximum <= seats) return [];
  return [{ reason: 'threshold-above-seats', threshold, maximum, seats: Math.min(seats, maximum) }];
}
