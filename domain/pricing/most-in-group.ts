import { weekMinuteAt, weekMinutes } from '../time/windows';
import type { DealRules } from './deal-rules';
import { startsIn } from './guarded-hours';
import { pricedWeek } from './week';

/**
 * The largest group that any start of the deal could ever seat, in packages: capacity less the places protected at the
 * lowest group price. A deal is refused when not even its quietest start can seat the maximum; a busier start offers
 * a smaller group or none. Source: api.md, `threshold-above-seats`; worked numbers in journeys.md, rule G1.
 */
export function mostInGroup(rules: DealRules): number {
  const { terms, package: pkg, venue } = rules;
  const week = pricedWeek(rules);
  const windows = terms.offPeak.length > 0 ? terms.offPeak : [];
  const starts =
    windows.length > 0 ? windows.flatMap((window) => startsIn(window, pkg, venue)) : everyStart(venue);
  const seats = starts
    .map((start) => week.quoteAt(start))
    .filter((quote) => quote.tiers.length > 0)
    .map((quote) => venue.seats - Math.max(...quote.protectedByStep));
  const most = seats.length > 0 ? Math.max(...seats) : venue.seats;
  return Math.max(0, Math.floor(most / pkg.seatsPerUnit));
}

function everyStart({ stepMinutes }: DealRules['venue']) {
  return Array.from({ length: weekMinutes / stepMinutes }, (_, index) => weekMinuteAt(index * stepMinutes));
}
