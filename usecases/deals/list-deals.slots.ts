import { cheapestWith, countsOf, type Priced, type Shown, spanOf } from '@/db/slots/slot-lists';
import type { Reader } from '@/db/store';
import { firstDayAt } from '@/domain/pricing/cheapest-slot';
import type { Day, Instant, Span } from '@/domain/time/wall';
import { addDays, dayOf, minuteMs } from '@/domain/time/zone';
import type { AfterRank } from '../cursors.input';
import type { Found } from './deal-card-view';
import type { ListDeals } from './list-deals.input';
import { cursorAt, isAfter, type Ranked, rankOfSlot, sorted } from './list-deals.order';

type Asked = Pick<ListDeals, 'sort' | 'quantity' | 'maxPrice'> & { readonly now: Instant };
type AskedInSpan = Asked & {
  readonly span: Span;
  readonly wanted: number;
  readonly cursor: AfterRank | null;
};

const daysAhead = 14;

/**
 * Looks at the deals from the best that each could be, and stops when no later one can still belong on the page: no slot of
 * a deal is better than the index hopes.
 */
export async function slotsInSpan(
  db: Reader,
  batches: AsyncIterable<readonly Ranked[]>,
  asked: AskedInSpan,
): Promise<Ranked[]> {
  let page: Ranked[] = [];
  for await (const hopes of batches) {
    const worst = page[asked.wanted - 1];
    const better = worst ? hopes.filter((hope) => !isAfter(hope, cursorAt(worst))) : hopes;
    const looked = better.length > 0 ? await look(db, better, asked) : [];
    page = sorted([...page, ...looked]).slice(0, asked.wanted);
    if (better.length < hopes.length) break;
  }
  return page;
}

async function look(db: Reader, hopes: readonly Ranked[], asked: AskedInSpan): Promise<Ranked[]> {
  const { span, now, quantity, maxPrice, cursor } = asked;
  const deals = hopes.map(({ found }) => pricedOf(found));
  const counts = await countsOf(db, deals, widest(deals, span));
  return hopes.flatMap(({ found, rank: hoped }) => {
    const { startsOn, venue } = found.rules;
    const days = { from: dayOf(span.from, venue.timeZone), until: dayOf(span.until - 1, venue.timeZone) };
    const shown = cheapestWith(counts, pricedOf(found), { ...days, span, now, quantity, startsOn });
    if (!shown || (maxPrice !== undefined && shown.slot.priceMinor * quantity > maxPrice)) return [];
    const ranked = { found, shown, rank: rankOfSlot(shown, hoped, asked) };
    return cursor && !isAfter(ranked, cursor) ? [] : [ranked];
  });
}

function widest(deals: readonly Priced[], span: Span): Span {
  const longest = deals.map(({ week }) => week.stepsPerVisit * week.rules.venue.stepMinutes * minuteMs);
  return { from: span.from, until: span.until + Math.max(0, ...longest) };
}

/** The next slot at the best price of each deal, for a page of cards. */
export async function nextSlots(db: Reader, page: readonly Ranked[], asked: Asked): Promise<Ranked[]> {
  const byDay = Map.groupBy(page, ({ found }) => bestDay(found, asked));
  const shown = new Map<string, Shown | null>();
  for (const [day, rows] of byDay) {
    const founds = rows.map(({ found }) => found);
    const slots = day ? await cheapestOf(db, founds, { ...asked, from: day, until: day }) : [];
    for (const [index, found] of founds.entries()) shown.set(found.candidate.id, slots[index] ?? null);
  }
  return Promise.all(
    page.map(async (row) => ({ ...row, shown: await orLater(db, row.found, { asked, first: shown }) })),
  );
}

/** The first day on which the ordinary week has the deal's least price. */
function bestDay({ candidate, rules: { week, startsOn, venue, terms } }: Found, { now }: Asked): Day | null {
  return firstDayAt(week, {
    ...fortnight(venue.timeZone, terms, now),
    startsOn,
    now,
    priceMinor: candidate.leastMinor,
  });
}

function fortnight(timeZone: string, { visitFrom }: { visitFrom: Day }, now: Instant): Days {
  const today = dayOf(now, timeZone);
  const from = today > visitFrom ? today : visitFrom;
  return { from, until: addDays(from, daysAhead) };
}

type First = { readonly asked: Asked; readonly first: ReadonlyMap<string, Shown | null> };

/** Where the best hours of that day are taken, the whole fortnight is looked at. */
async function orLater(db: Reader, found: Found, { asked, first }: First): Promise<Shown | null> {
  const { venue, terms } = found.rules;
  const best = first.get(found.candidate.id) ?? null;
  if (best && best.slot.priceMinor <= found.candidate.leastMinor) return best;
  const days = fortnight(venue.timeZone, terms, asked.now);
  return (await cheapestOf(db, [found], { ...asked, ...days }))[0] ?? null;
}

type Days = { readonly from: Day; readonly until: Day };

/** The cheapest slot of these days, deal by deal. */
async function cheapestOf(
  db: Reader,
  founds: readonly Found[],
  asked: Asked & Days,
): Promise<(Shown | null)[]> {
  const deals = founds.map((found) => ({
    found,
    deal: pricedOf(found),
    span: spanOf(found.rules.week, asked),
  }));
  const widest = {
    from: Math.min(...deals.map(({ span }) => span.from)),
    until: Math.max(...deals.map(({ span }) => span.until)),
  };
  const counts = await countsOf(
    db,
    deals.map(({ deal }) => deal),
    widest,
  );
  return deals.map(({ found, deal, span }) =>
    cheapestWith(counts, deal, { ...asked, span, startsOn: found.rules.startsOn }),
  );
}

function pricedOf({ candidate, rules }: Found): Priced {
  return { dealId: candidate.id, venueId: candidate.venueId, week: rules.week };
}
