import type { Slot } from '../slots/slot';
import type { Day, Span } from '../time/wall';
import { addDays } from '../time/zone';
import type { Start } from '../venues/opening';
import { slotOf } from './list-slots';
import { hopedPrice } from './live/live-quote';
import type { Asked } from './live/taken';
import { quoteStart } from './quote';
import type { PricedWeek } from './week';

/** The venue's starts of a day; who asks for many deals keeps them. */
export type StartsOn = (day: Day) => readonly Start[];
type Days = { readonly from: Day; readonly until: Day };
type Cheapest = Asked & Days & { readonly span: Span; readonly startsOn: StartsOn };

/**
 * The cheapest bookable slot that starts in the span, the earlier one at the same price; the same slot `listSlots` would
 * name. Starts are tried from the best price of the ordinary week on, so that mostly one is looked at.
 */
export function cheapestSlot(week: PricedWeek, asked: Cheapest): Slot | null {
  const starts = startsBetween(week, asked)
    .filter(({ start }) => start > asked.now && start >= asked.span.from && start < asked.span.until)
    .map((start) => ({ start, priceMinor: hopedPrice(week, start, asked) }))
    .sort((a, b) => a.priceMinor - b.priceMinor || a.start.start - b.start.start);
  let best: Slot | null = null;
  for (const { start, priceMinor } of starts) {
    if (best && best.priceMinor <= priceMinor) return best;
    const slot = slotOf(week, start, asked);
    if (slot && (!best || slot.priceMinor < best.priceMinor)) best = slot;
  }
  return best;
}

/** The first day on which some start has at most this price in the ordinary week. */
export function firstDayAt(
  week: PricedWeek,
  asked: Days & Pick<Cheapest, 'startsOn' | 'now'> & { readonly priceMinor: number },
): Day | null {
  const { from, until } = visitDays(week, asked);
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const isThere = asked
      .startsOn(day)
      .some(
        (one) => one.start > asked.now && quoteStart(week, one.start, one).priceMinor <= asked.priceMinor,
      );
    if (isThere) return day;
  }
  return null;
}

function startsBetween(week: PricedWeek, asked: Days & Pick<Cheapest, 'startsOn'>): Start[] {
  const { from, until } = visitDays(week, asked);
  const starts: Start[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) starts.push(...asked.startsOn(day));
  return starts;
}

function visitDays({ rules: { terms } }: PricedWeek, { from, until }: Days): Days {
  return {
    from: from > terms.visitFrom ? from : terms.visitFrom,
    until: until < terms.visitUntil ? until : terms.visitUntil,
  };
}
