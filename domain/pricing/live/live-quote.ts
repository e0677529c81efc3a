import { expectedPlaces, placesToCome, type StepAhead } from '../../forecast/fill/on-hand';
import { basisPoints, type Minor } from '../../money/money';
import type { PriceReason } from '../../slots/slot';
import type { Instant } from '../../time/wall';
import { dayMinutes, type WeekMinute, weekdays } from '../../time/windows';
import { dayOf, minuteMs } from '../../time/zone';
import { protectedSeats } from '../littlewood';
import { isLeftOut } from '../proof/hold-out';
import { quoteStart } from '../quote';
import { isGuarded, lowestPrice, type PricedWeek, pricedWeek, type Quote } from '../week';
import { openingAt } from './opening';
import type { Asked } from './taken';

/** What is known of a time right now, beside its ordinary week. */
export type Situation = Pick<Asked, 'now' | 'uses' | 'groups' | 'fullTaken' | 'openings'>;

/** A start, and what the wall clock of the venue shows at it. */
export type Shown = WeekMinute & { readonly start: Instant };

/**
 * The price of a start as things stand: the ordinary week, places opened at short notice, and what closes a discount: an hour
 * that fills up, a week left out for measuring, a guest who already paid in full. What was sold stays sold, and a
 * group that gathers here goes on. Pages: docs/rules/pricing.md, docs/rules/forecast.md.
 */
export function liveQuote(week: PricedWeek, shown: Shown, now: Situation): Quote {
  const quote = openedQuote(week, shown, now);
  if (!quote.window && quote.tiers.length === 0) return quote;
  const ahead = stepsAhead(week, quote, { shown, now });
  const because = closedBecause(week, { shown, ahead, now });
  if (because) return closed(quote, because, now.groups.get(shown.start)?.status === 'open');
  return { ...quote, protectedByStep: protectedAhead(week, quote, ahead) };
}

/** The least the start may cost as things stand, before places are counted: for looking at the best ones first. */
export function hopedPrice(week: PricedWeek, shown: Shown, now: Situation): Minor {
  return openedQuote(week, shown, now).priceMinor;
}

function openedQuote(week: PricedWeek, shown: Shown, { openings }: Situation): Quote {
  const usual = quoteStart(liftedWeek(week, shown), shown.start, shown);
  const opening = openings ? openingAt(openings, shown.start) : null;
  if (!opening || usual.because.kind === 'guarded' || opening.offBps <= usual.offBps) return usual;
  const { rules } = week;
  const window = {
    weekdays,
    fromMinute: 0,
    untilMinute: dayMinutes,
    offBps: opening.offBps,
    seats: opening.seatsLeft,
  };
  const terms = { ...rules.terms, offPeak: [window], group: null };
  const quote = quoteStart(liftedWeek(pricedWeek({ ...rules, terms }), shown), shown.start, shown);
  if (quote.because.kind !== 'off-peak') return usual;
  return { ...quote, tiers: usual.tiers, because: { kind: 'opened', openingId: opening.id } };
}

/** The price groups are opened at: the ordinary week's, the guard lifted where the owner did so. */
export function groupQuote(week: PricedWeek, shown: Shown): Quote {
  return quoteStart(liftedWeek(week, shown), shown.start, shown);
}

/** The owner may take the guard away for a time: docs/rules/pricing.md. */
function liftedWeek(week: PricedWeek, { start }: Shown): PricedWeek {
  const { rules } = week;
  if (!isLifted(week, start)) return week;
  return pricedWeek({ ...rules, terms: { ...rules.terms, guardBps: unguarded } });
}

const unguarded = basisPoints(10_000);

function isLifted({ rules }: PricedWeek, start: number): boolean {
  return (rules.venue.guardLifts ?? []).some(({ from, until }) => start >= from && start < until);
}

/** Steps of the visit with what an ordinary week takes there and what is booked at full price. */
function stepsAhead(
  { rules }: PricedWeek,
  { expectedByStep }: Quote,
  { shown, now }: { shown: Shown; now: Situation },
): StepAhead[] {
  return expectedByStep.map((ordinary, index) => {
    const at = shown.start + index * rules.venue.stepMinutes * minuteMs;
    const use = now.uses.get(at);
    return { ordinary, booked: (use?.taken ?? 0) - (use?.discounted ?? 0), leadMs: at - now.now };
  });
}

type Ahead = { readonly shown: Shown; readonly ahead: readonly StepAhead[]; readonly now: Situation };

function closedBecause(week: PricedWeek, { shown, ahead, now }: Ahead): PriceReason | null {
  const { terms, venue } = week.rules;
  if (venue.measuring && isLeftOut(venue.measuring, dayOf(shown.start, venue.timeZone)))
    return { kind: 'measured' };
  if (terms.fullPricePromise === 'no-drop' && (now.fullTaken?.get(shown.start) ?? 0) > 0)
    return { kind: 'kept-for-full-price' };
  if (isLifted(week, shown.start)) return null;
  const isFilling = ahead.some(
    (step) => step.booked > 0 && isGuarded(expectedPlaces(step), venue.seats, terms.guardBps),
  );
  return isFilling ? { kind: 'filling' } : null;
}

/** Nothing more is sold for less here; a group that is open goes on with the places it has. */
function closed(quote: Quote, because: PriceReason, hasGroup: boolean): Quote {
  return {
    ...quote,
    priceMinor: quote.listPriceMinor,
    offBps: basisPoints(0),
    because: quote.offBps > 0 ? because : quote.because,
    window: null,
    tiers: hasGroup ? quote.tiers : [],
  };
}

/** Littlewood's rule for those still to come, above the full-price guests who are here already. */
function protectedAhead(week: PricedWeek, quote: Quote, ahead: readonly StepAhead[]): number[] {
  const { seats } = week.rules.venue;
  return ahead.map((step, index) => {
    const usual = quote.protectedByStep[index] ?? 0;
    if (step.booked <= 0 || Number.isNaN(step.ordinary)) return usual;
    const toCome = protectedSeats({
      mean: placesToCome(step),
      fullPriceMinor: quote.listPriceMinor,
      dealPriceMinor: lowestPrice(quote),
      capacity: Math.max(0, seats - step.booked),
    });
    return Math.max(usual, Math.min(seats, step.booked) + toCome);
  });
}
