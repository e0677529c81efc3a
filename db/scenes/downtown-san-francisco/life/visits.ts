import { type PricedWeek, pricedWeek, type Quote } from '@/domain/pricing/week';
import type { Day, Instant } from '@/domain/time/wall';
import { addDays, daysBetween, instantsAt, weekdayOf } from '@/domain/time/zone';
import type { Chance } from '../chance';
import type { CityPlan, DealPlan, PackagePlan, VenuePlan } from '../plan-types';

/** A deal with all that a visit of it depends on, priced by the shop's own rule. */
export type Selling = {
  readonly deal: DealPlan;
  readonly venue: VenuePlan;
  readonly package: PackagePlan;
  readonly week: PricedWeek;
};

export type Visit = { readonly start: Instant; readonly quote: Quote };

type Days = { readonly from: Day; readonly until: Day };

export function sellingOf(plan: CityPlan): Selling[] {
  const venues = new Map(plan.venues.map((venue) => [venue.key, venue]));
  const packages = new Map(plan.packages.map((pkg) => [pkg.key, pkg]));
  return plan.deals
    .filter(({ status }) => ['live', 'paused', 'ended', 'stopped'].includes(status))
    .flatMap((deal): Selling[] => {
      const [venue, pkg] = [venues.get(deal.venueKey), packages.get(deal.packageKey)];
      if (!venue || !pkg) return [];
      const week = pricedWeek({ terms: deal.terms, package: pkg, venue, busyness: venue.busyness });
      return [{ deal, venue, package: pkg, week }];
    });
}

/** A start in one of the deal's windows on a day of the span, or null where chance found none. */
export function quietVisit(selling: Selling, days: Days, chance: Chance): Visit | null {
  const { deal, venue } = selling;
  const window = chance.pick(deal.terms.offPeak);
  const day = dayIn(days, chance);
  if (!day || !window.weekdays.includes(weekdayOf(day)) || !isVisitDay(deal, day)) return null;
  const steps = (window.untilMinute - window.fromMinute) / venue.stepMinutes;
  const minute = window.fromMinute + chance.whole(0, steps - 1) * venue.stepMinutes;
  return visitAt(selling, { day, minute });
}

/** A start at an ordinary hour, likelier where the venue is busier: full price. */
export function ordinaryVisit(selling: Selling, days: Days, chance: Chance): Visit | null {
  const { deal, venue, package: pkg } = selling;
  const day = dayIn(days, chance);
  if (!day || !isVisitDay(deal, day)) return null;
  const weekday = weekdayOf(day);
  const open = venue.hours.filter((hours) => hours.weekday === weekday);
  if (open.length === 0) return null;
  const hours = chance.pick(open);
  const room = Math.floor(
    (Math.min(hours.untilMinute, 1440) - pkg.durationMinutes - hours.fromMinute) / venue.stepMinutes,
  );
  const minute = hours.fromMinute + chance.whole(0, Math.max(0, room)) * venue.stepMinutes;
  if (room < 0 || minute < 7 * 60) return null;
  const expected = venue.busyness.find(
    (busy) => busy.weekday === weekday && busy.fromMinute <= minute && minute < busy.untilMinute,
  );
  if (!chance.is((expected?.expectedSeats ?? 0) / venue.seats)) return null;
  const visit = visitAt(selling, { day, minute });
  return visit?.quote.window === null ? visit : null;
}

/** A minute that the clock skips or repeats is left alone; clocks change at night, when nothing here starts. */
function visitAt({ venue, week }: Selling, { day, minute }: { day: Day; minute: number }): Visit | null {
  const [start, again] = instantsAt(day, minute, venue.timeZone);
  if (start === undefined || again !== undefined) return null;
  return { start, quote: week.quoteAt({ weekday: weekdayOf(day), minute }) };
}

function isVisitDay({ terms }: DealPlan, day: Day): boolean {
  return day >= terms.visitFrom && day <= terms.visitUntil;
}

function dayIn({ from, until }: Days, chance: Chance): Day | null {
  const count = daysBetween(from, until);
  return count < 0 ? null : addDays(from, chance.whole(0, count));
}
