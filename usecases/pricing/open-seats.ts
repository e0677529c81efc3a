import { recordAudit } from '@/db/audit';
import { type SellingTerms, sellingTerms, venueUses } from '@/db/deals/deal-terms';
import { insertOpening } from '@/db/slots/openings';
import type { Tx } from '@/db/store';
import { listPriceOf } from '@/domain/deals/list-price';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import { lessShare, type Money } from '@/domain/money/money';
import { liveQuote } from '@/domain/pricing/live/live-quote';
import { pricedWeek } from '@/domain/pricing/week';
import { isoOf } from '@/domain/time/iso';
import type { Instant } from '@/domain/time/wall';
import { dayOf, edgeAt, hourMs } from '@/domain/time/zone';
import { startsOf } from '@/domain/venues/opening';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { moneyView } from '../slots/slot-view';
import type { OpenSeats } from './open-seats.input';

export type OpenedSeats = {
  readonly id: string;
  readonly until: string;
  readonly seats: number;
  readonly price: Money;
  /** Starts that cost less now; guarded ones are not among them. */
  readonly starts: number;
};
type Opening = { readonly from: Instant; readonly until: Instant } & Pick<OpenSeats, 'seats' | 'percentOff'>;

/** Opens some more places of today at a discount, from now on until a time: on sale at once, never in a guarded hour. */
export async function openSeats(ctx: Context, input: OpenSeats): Promise<Answer<OpenedSeats>> {
  return ctx.transaction(async (tx, now) => {
    const selling = await sellingTerms(tx, input.id);
    if (!selling) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
    const scope = authorizeMerchant(ctx, selling.merchant.id, ['manager']);
    if (!scope.ok) return scope;
    const { timeZone } = selling.venue;
    const until = edgeAt(dayOf(now, timeZone), input.until, timeZone);
    const opening = { from: now, until, seats: input.seats, percentOff: input.percentOff };
    const starts = await startsAt(tx, selling, { ...opening, now });
    const price = priceOf(selling, { percentOff: input.percentOff, starts });
    if (!price.ok) return price;
    const id = await keep(ctx, tx, { ...opening, dealId: selling.deal.id, now });
    return accept({
      id,
      until: isoOf(until),
      seats: input.seats,
      price: price.value,
      starts: starts.opened,
    });
  });
}

type Starts = { readonly all: number; readonly opened: number };

/** The rules of a window hold for an opening too: on sale, above the floor, below the guard. */
function priceOf(
  { deal, terms, package: pkg }: SellingTerms,
  { percentOff, starts }: Pick<OpenSeats, 'percentOff'> & { starts: Starts },
): Answer<Money> {
  if (deal.status !== 'live') return refuse({ reason: 'deal-not-live' });
  const priceMinor = lessShare(listPriceOf(pkg), percentOff);
  const { floorPriceMinor, guardBps } = terms;
  if (priceMinor < floorPriceMinor)
    return refuse({ reason: 'below-floor', priceMinor, floorPriceMinor, currency: pkg.currency });
  if (starts.all === 0) return refuse({ reason: 'slot-closed' });
  if (starts.opened === 0) return refuse({ reason: 'guarded-hour', hours: [], guardPercent: guardBps / 100 });
  return accept(moneyView(priceMinor, pkg.currency));
}

async function keep(
  ctx: Context,
  tx: Tx,
  { now, percentOff, ...opening }: Opening & { dealId: string; now: Instant },
): Promise<string> {
  const by = actorName(ctx.actor);
  const row = { id: newId('opening'), ...opening, offBps: percentOff };
  await insertOpening(tx, { ...row, openedBy: by, openedAt: now });
  await recordAudit(tx, { at: now, actor: by, act: 'deal.seats-opened', entity: opening.dealId, after: row });
  return row.id;
}

/** Starts still to come in the opening, and those of them that would really cost less. */
async function startsAt(
  tx: Tx,
  selling: SellingTerms,
  { now, ...opening }: Opening & { now: Instant },
): Promise<Starts> {
  const { venue, terms, package: pkg } = selling;
  const week = pricedWeek({ terms, package: pkg, venue, busyness: venue.busyness });
  const uses = await venueUses(tx, venue.id, { from: now, until: opening.until + 24 * hourMs });
  const openings = [{ ...opening, id: '', offBps: opening.percentOff, seatsLeft: opening.seats }];
  const starts = startsOf(venue, dayOf(now, venue.timeZone), pkg.durationMinutes).filter(
    ({ start }) => start > now && start < opening.until,
  );
  const opened = starts.filter(
    (shown) => liveQuote(week, shown, { now, uses, groups: new Map(), openings }).because.kind === 'opened',
  );
  return { all: starts.length, opened: opened.length };
}
