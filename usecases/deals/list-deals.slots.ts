import { countsOf, type Priced, type Shown, slotsWith, spanOf } from '@/db/slot-lists';
import type { Reader } from '@/db/store';
import type { Day, Instant, Span } from '@/domain/time/wall';
import { addDays, dayOf } from '@/domain/time/zone';
import type { Found } from './deal-card-view';
import type { ListDeals } from './list-deals.input';
import { type Cursor, inOrder, isAfter, type Ranked, rankOfSlot, sorted } from './list-deals.order';

type Asked = Pick<ListDeals, 'sort' | 'quantity' | 'maxPrice'> & { readonly now: Instant };
type AskedInSpan = Asked & { readonly span: Span; readonly wanted: number; readonly cursor: Cursor | null };

/** Deals looked at together: as many as a page needs when most of them can be booked. */
const batch = 48;
const daysAhead = 14;

/**
 * Walks the deals from the best that each could be, and stops when no later one can still belong on the page: a deal is
 * never cheaper than the least price of its week.
 */
export async function slotsInSpan(
  db: Reader,
  found: readonly Found[],
  asked: AskedInSpan,
): Promise<Ranked[]> {
  const hopes = inOrder(found, asked);
  let page: Ranked[] = [];
  for (let at = 0; at < hopes.length; at += batch) {
    const worst = page.length >= asked.wanted ? page[asked.wanted - 1] : undefined;
    const best = hopes[at];
    if (worst && best && worst.rank < best.rank) break;
    const looked = await look(db, hopes.slice(at, at + batch), asked);
    page = sorted([...page, ...looked]).slice(0, asked.wanted);
  }
  return page;
}

async function look(db: Reader, hopes: readonly Ranked[], asked: AskedInSpan): Promise<Ranked[]> {
  const deals = hopes.map(({ found }) => pricedOf(found));
  const counts = await countsOf(db, deals, widest(deals, asked.span));
  return hopes.flatMap(({ found }) => {
    const shown = cheapest(slotsWith(counts, pricedOf(found), daysOf(found, asked)).filter(isIn(asked)));
    if (!shown) return [];
    const ranked = { found, shown, rank: rankOfSlot(found, shown, asked) };
    return asked.cursor && !isAfter(ranked, asked.cursor) ? [] : [ranked];
  });
}

function isIn({ span, maxPrice, quantity }: AskedInSpan) {
  return ({ slot }: Shown) =>
    slot.start >= span.from &&
    slot.start < span.until &&
    (maxPrice === undefined || slot.priceMinor * quantity <= maxPrice);
}

function daysOf(found: Found, { span, now, quantity }: AskedInSpan) {
  const { timeZone } = found.rules.venue;
  return { from: dayOf(span.from, timeZone), until: dayOf(span.until - 1, timeZone), now, quantity };
}

function widest(deals: readonly Priced[], span: Span): Span {
  const longest = Math.max(
    0,
    ...deals.map(({ week }) => week.stepsPerVisit * week.rules.venue.stepMinutes * 60_000),
  );
  return { from: span.from, until: span.until + longest };
}

/** The next slot at the best price of each deal, for a page of cards. */
export async function nextSlots(db: Reader, page: readonly Ranked[], asked: Asked): Promise<Ranked[]> {
  return Promise.all(page.map(async (row) => ({ ...row, shown: await nextCheapest(db, row.found, asked) })));
}

/** Days are looked at one after the other until a slot has the least price the week knows. */
async function nextCheapest(db: Reader, found: Found, { now, quantity }: Asked): Promise<Shown | null> {
  const deal = pricedOf(found);
  const { venue, terms } = found.rules;
  const today = dayOf(now, venue.timeZone);
  const first = today > terms.visitFrom ? today : terms.visitFrom;
  const days = { from: first, until: addDays(first, daysAhead) };
  const counts = await countsOf(db, [deal], spanOf(deal.week, days));
  let best: Shown | null = null;
  for (let day: Day = first; day <= days.until; day = addDays(day, 1)) {
    best = cheapest([best, ...slotsWith(counts, deal, { from: day, until: day, now, quantity })]);
    if (best && best.slot.priceMinor <= found.rules.range.leastMinor) return best;
  }
  return best;
}

function cheapest(slots: readonly (Shown | null)[]): Shown | null {
  return slots.reduce<Shown | null>(
    (best, one) => (one && (!best || one.slot.priceMinor < best.slot.priceMinor) ? one : best),
    null,
  );
}

function pricedOf({ candidate, rules }: Found): Priced {
  return { dealId: candidate.id, venueId: candidate.venueId, week: rules.week };
}
