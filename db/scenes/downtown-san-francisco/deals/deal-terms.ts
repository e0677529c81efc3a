import type { DealTerms, GroupTerms, OffPeakWindow, Tier } from '@/domain/deals/terms';
import { lessShare, type Minor, minor, ofPercent } from '@/domain/money/money';
import { protectedSeats } from '@/domain/pricing/littlewood';
import { addDays, edgeAt, startOfDay } from '@/domain/time/zone';
import type { Chance } from '../chance';
import type { PackagePlan, VenuePlan } from '../plan-types';
import { figures } from '../sources/read';
import { trades } from '../trades/trades';
import { tasteful } from '../venues/package-plans';
import type { Setting } from '../venues/venue-plans';
import { guardShare, type QuietWindow } from './quiet-windows';

type Wanted = {
  readonly setting: Setting;
  readonly venue: VenuePlan;
  readonly package: PackagePlan;
  readonly windows: readonly QuietWindow[];
  readonly chance: Chance;
};

/** Terms that keep every rule of refusal, or null where nothing may be sold cheaper at these hours. */
export function termsOf(wanted: Wanted): DealTerms | null {
  const { setting, venue, chance, package: pkg } = wanted;
  const offs = wanted.windows.map((window) => percentOff(venue.category, window, chance));
  const tiers = tiersOf(chance);
  const lowestOf = (percent: number) => lowestPrice(pkg.listPriceMinor, percent, tiers);
  const kept = wanted.windows
    .map((window, i) => ({ window, percent: affordable(offs[i] ?? 10, pkg, lowestOf) }))
    .map((each) => ({
      ...each,
      free: freeSeats({ venue, package: pkg, window: each.window, lowest: lowestOf(each.percent) }),
    }))
    .filter(({ free, percent }) => free >= pkg.seatsPerUnit && percent >= 10);
  if (kept.length === 0) return null;
  const offPeak = kept.map(({ window, percent, free }) =>
    windowOf({ window, percent, free, units: pkg.seatsPerUnit, chance }),
  );
  const group = groupOf({ ...wanted, tiers, free: Math.min(...kept.map(({ free }) => free)) });
  const deepest = Math.max(...kept.map(({ percent }) => percent));
  const salesSince = chance.is(0.7) ? chance.whole(44, 75) : chance.whole(4, 43);
  const salesDays = chance.whole(20, 110);
  const exclusions = trades[venue.category].exclusions;
  return {
    salesFrom: edgeAt(addDays(setting.today, -salesSince), 10 * 60, setting.timeZone),
    salesUntil: edgeAt(addDays(setting.today, salesDays), 22 * 60, setting.timeZone),
    visitFrom: addDays(setting.today, -salesSince),
    visitUntil: addDays(
      setting.today,
      Math.max(salesDays, Math.round(chance.measured(figures.validDays.quantiles))),
    ),
    offPeak,
    floorPriceMinor: floorUnder(
      group ? lowestOf(deepest) : lessShare(pkg.listPriceMinor, ofPercent(deepest)),
      pkg,
      chance,
    ),
    guardBps: ofPercent(guardShare * 100),
    group,
    limits: {
      perPerson: chance.pick([1, 2, 2, 2, 3, 4, null]),
      total: chance.pick([120, 160, 200, 300, null, null]),
    },
    cancelHoursBefore: chance.pick([2, 4, 12, 24, 24, 24, 48]),
    exclusions: [...new Set([chance.pick(exclusions), ...(chance.is(0.3) ? [chance.pick(exclusions)] : [])])],
  };
}

/**
 * Coupon sites ask for half off the whole week; who discounts slow hours alone needs about half of that.
 * So: the measured depth of the trade, halved, up to ten points deeper where it is emptier; in steps of five, 10 to 50.
 */
function percentOff(category: string, window: QuietWindow, chance: Chance): number {
  const known: Readonly<Record<string, { quantiles: readonly number[] }>> = figures.discountPercentByTrade;
  const depth = chance.measured(
    known[category]?.quantiles ?? figures.discountPercent.quantiles,
    chance.between(0.05, 0.97),
  );
  const emptier = (guardShare / 2 - window.fill) / guardShare;
  return Math.min(50, Math.max(10, Math.round((depth / 2 + emptier * 20 + chance.between(-5, 5)) / 5) * 5));
}

/** Never under a tenth above the cost of serving the guest, the deepest tier included. */
function affordable(percent: number, pkg: PackagePlan, lowestOf: (percent: number) => Minor): number {
  const least = pkg.variableCostMinor * 1.1;
  return (
    [percent, percent - 5, percent - 10, percent - 15, percent - 20].find(
      (each) => lowestOf(Math.max(0, each)) >= least,
    ) ?? 0
  );
}

function lowestPrice(listPriceMinor: Minor, percent: number, tiers: readonly Tier[]): Minor {
  const alone = lessShare(listPriceMinor, ofPercent(percent));
  const last = tiers.at(-1);
  return last ? lessShare(alone, last.offBps) : alone;
}

/** Places not kept for full-price guests in the fullest step of the window: what may go at a discount at most. */
function freeSeats(kept: {
  venue: VenuePlan;
  package: PackagePlan;
  window: QuietWindow;
  lowest: Minor;
}): number {
  const { seats } = kept.venue;
  const protectedOnes = protectedSeats({
    mean: kept.window.expectedSeats,
    fullPriceMinor: kept.package.listPriceMinor,
    dealPriceMinor: kept.lowest,
    capacity: seats,
  });
  return seats - protectedOnes;
}

type Painted = { window: QuietWindow; percent: number; free: number; units: number; chance: Chance };

function windowOf({ window, percent, free, units, chance }: Painted): OffPeakWindow {
  const seats = Math.max(1, Math.round((free * chance.between(0.25, 0.7)) / units)) * units;
  return {
    weekdays: window.weekdays,
    fromMinute: window.fromMinute,
    untilMinute: window.untilMinute,
    offBps: ofPercent(percent),
    seats,
  };
}

/** One to three tiers; members are set when the threshold is known. */
function tiersOf(chance: Chance): Tier[] {
  const first = chance.pick([5, 8, 10, 10, 10, 12, 15]);
  const count = chance.pick([1, 1, 1, 2, 2, 3]);
  return Array.from({ length: count }, (_, i) => ({ members: 0, offBps: ofPercent(first + i * 5) }));
}

/** About 45 % gather for one slot, some for the whole deal, the rest sells alone only. */
function groupOf({
  setting,
  package: pkg,
  free,
  chance,
  tiers,
}: Wanted & { free: number; tiers: readonly Tier[] }): GroupTerms | null {
  const most = Math.floor(free / pkg.seatsPerUnit);
  const draw = chance.share();
  const measured = chance.measured(figures.group.minimumWhereAny.slice(0, 10));
  if (draw < 0.09 && most >= 8) {
    const threshold = Math.min(most, Math.max(6, Math.round(measured * 0.6)));
    const closesOn = addDays(setting.today, chance.is(0.5) ? chance.whole(2, 6) : chance.whole(8, 19));
    const sizes = sizesOf({ threshold, most, tiers, chance });
    return { ...sizes, scope: 'deal', closesAt: startOfDay(closesOn, setting.timeZone) + 21 * 3_600_000 };
  }
  if (draw > 0.54 || most < 2) return null;
  // Campaigns gathered a whole town; one slot gathers a table: a quarter of the measured minimum.
  const threshold = Math.min(most, Math.max(2, Math.min(8, 2 + Math.round(measured / 5))));
  return {
    ...sizesOf({ threshold, most, tiers, chance }),
    scope: 'slot',
    closesHoursBefore: chance.pick([4, 6, 12, 12, 24, 24, 24, 36, 48]),
  };
}

type Sized = { threshold: number; most: number; tiers: readonly Tier[]; chance: Chance };

function sizesOf({ threshold, most, tiers, chance }: Sized): {
  threshold: number;
  maximum: number;
  tiers: Tier[];
} {
  const maximum = Math.min(most, threshold + chance.whole(0, Math.max(2, threshold)));
  const steps = Math.min(tiers.length, maximum - threshold + 1);
  const gap = Math.max(1, Math.floor((maximum - threshold) / Math.max(1, steps - 1)));
  return {
    threshold,
    maximum,
    tiers: tiers.slice(0, steps).map((tier, i) => ({ ...tier, members: threshold + i * gap })),
  };
}

/** A little under the lowest price any combination can reach, and never under the cost. */
function floorUnder(lowest: Minor, pkg: PackagePlan, chance: Chance): Minor {
  const wanted = lowest * chance.between(0.88, 1);
  const unit = lowest >= 1000 ? 100 : 50;
  return minor(Math.min(lowest, Math.max(tasteful(pkg.variableCostMinor), Math.floor(wanted / unit) * unit)));
}
