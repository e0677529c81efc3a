import { listPriceOf } from './list-price';
import type { Package } from './package';
import type { DealTerms, OffPeakWindow } from './terms';

/** What an edit may touch. */
export type DealVersion = {
  readonly title: string;
  readonly description: string;
  readonly pictures?: readonly string[];
  readonly packageId: string;
  readonly package: Package;
  readonly terms: DealTerms;
};

export const reviewedParts = [
  'package',
  'dates',
  'off-peak',
  'floor',
  'guard',
  'group',
  'limits',
  'cancellation',
  'exclusions',
] as const;
export type ReviewedPart = (typeof reviewedParts)[number];

/**
 * The parts of an edit on a live deal that wait for approval; an empty list applies at once: text, pictures, a smaller
 * allotment and a higher future price. Buyers keep what they bought either way. Source: api.md, PUT /deals; journeys.md M4.
 */
export function needsReview(before: DealVersion, after: DealVersion): ReviewedPart[] {
  const [was, is] = [before.terms, after.terms];
  const changed: Record<ReviewedPart, boolean> = {
    package: before.packageId !== after.packageId || !isSame(partsOf(before.package), partsOf(after.package)),
    dates: !isSame(datesOf(was), datesOf(is)),
    'off-peak': !is.offPeak.every((window) => was.offPeak.some((old) => isNoMoreThan(window, old))),
    floor: was.floorPriceMinor !== is.floorPriceMinor,
    guard: was.guardBps !== is.guardBps,
    group: !isGroupNoMore(was, is),
    limits: !isLimitNoMore(was, is),
    cancellation: was.cancelHoursBefore !== is.cancelHoursBefore,
    exclusions: !isSame(was.exclusions, is.exclusions),
  };
  return reviewedParts.filter((part) => changed[part]);
}

/** The same hours at the same price or a higher one, with the same places or fewer. */
function isNoMoreThan(window: OffPeakWindow, old: OffPeakWindow): boolean {
  const isSameHours =
    isSame([...window.weekdays].sort(), [...old.weekdays].sort()) &&
    window.fromMinute === old.fromMinute &&
    window.untilMinute === old.untilMinute;
  return isSameHours && window.seats <= old.seats && window.offBps <= old.offBps;
}

/** A smaller maximum is a smaller allotment; every other change of a group is a new promise. */
function isGroupNoMore({ group: was }: DealTerms, { group: is }: DealTerms): boolean {
  if (!was || !is) return was === is;
  return is.maximum <= was.maximum && isSame({ ...was, maximum: 0 }, { ...is, maximum: 0 });
}

function isLimitNoMore({ limits: was }: DealTerms, { limits: is }: DealTerms): boolean {
  return (
    was.perPerson === is.perPerson &&
    (is.total ?? Number.POSITIVE_INFINITY) <= (was.total ?? Number.POSITIVE_INFINITY)
  );
}

function datesOf({ salesFrom, salesUntil, visitFrom, visitUntil }: DealTerms) {
  return { salesFrom, salesUntil, visitFrom, visitUntil };
}

function partsOf(pkg: Package) {
  return {
    lines: pkg.lines,
    list: listPriceOf(pkg),
    minutes: pkg.durationMinutes,
    category: pkg.category,
    seats: pkg.seatsPerUnit,
  };
}

/** Equal as plain data, whatever the order of the keys. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, sorted(part)]);
}
