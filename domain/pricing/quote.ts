import type { Day, Instant } from '../time/wall';
import type { WeekMinute } from '../time/windows';
import { isEven, minuteMs, wallAt } from '../time/zone';
import { visitSteps } from '../venues/steps';
import type { DealRules } from './deal-rules';
import { type PricedWeek, pricedWeek, type Quote } from './week';

/** The price of a visit that starts now or then; must start inside the window, may run past it. Page: docs/rules/pricing.md. */
export function quoteVisit({ start, ...rules }: DealRules & { readonly start: Instant }): Quote {
  return quoteStart(pricedWeek(rules), start);
}

/** The same out of a week already priced, as it will be on that date; whoever has just read the wall clock passes what it shows. */
export function quoteStart(ordinary: PricedWeek, start: Instant, shown?: WeekMinute): Quote {
  const { timeZone, stepMinutes } = ordinary.rules.venue;
  const week = ordinary.on(start);
  const wall = shown ?? wallAt(start, timeZone);
  const until = start + week.stepsPerVisit * stepMinutes * minuteMs;
  if (isEven({ from: start, until }, timeZone)) return week.quoteAt(wall);
  return week.quoteOver(
    wall,
    stepsOf(week.rules, start).map((at) => wallAt(at, timeZone)),
  );
}

/** The steps of the venue that a visit of this deal occupies, clean-up included. */
export function stepsOf(
  { package: pkg, venue }: Pick<DealRules, 'package' | 'venue'>,
  start: Instant,
): Instant[] {
  return visitSteps({
    start,
    minutes: pkg.durationMinutes + pkg.cleanUpMinutes,
    stepMinutes: venue.stepMinutes,
  });
}

/** A visit belongs to the calendar day it starts on at the venue; both ends of the visit days are included. Source: api.md, conventions. */
export function isVisitDay(terms: { readonly visitFrom: Day; readonly visitUntil: Day }, day: Day): boolean {
  return day >= terms.visitFrom && day <= terms.visitUntil;
}
