import { recordAudit } from '@/db/audit';
import { type SellingVenue, venueUses } from '@/db/deals/deal-terms';
import { sellingAtVenue } from '@/db/forecast/selling';
import { countsOf, takenOf } from '@/db/slots/slot-lists';
import type { Tx } from '@/db/store';
import { updateVenue } from '@/db/venues';
import { accept, refuse } from '@/domain/kernel/result';
import { type Money, plus } from '@/domain/money/money';
import { outlookOfDay, statedWeeks } from '@/domain/pricing/live/outlook';
import { pricedWeek } from '@/domain/pricing/week';
import { isoOf } from '@/domain/time/iso';
import type { Instant, Span } from '@/domain/time/wall';
import { dayOf, hourMs, instantOfLocal } from '@/domain/time/zone';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { moneyView } from '../slots/slot-view';
import { ownVenue } from '../venues/parts/own-venue';
import type { LiftGuard } from './lift-guard.input';

export type LiftedGuard = { readonly from: string; readonly until: string; readonly cost: Money };

const longest = 24 * hourMs;

/** The owner keeps a deal open although the hour fills up: for a stated time and reason, with what it is expected to cost. */
export async function liftGuard(ctx: Context, input: LiftGuard): Promise<Answer<LiftedGuard>> {
  return ctx.transaction(async (tx, now) => {
    const found = await ownVenue(ctx, tx, { id: input.id, roles: [] });
    if (!found.ok) return found;
    const venue = found.value;
    const span = {
      from: instantOfLocal(input.from, venue.timeZone),
      until: instantOfLocal(input.until, venue.timeZone),
    };
    if (span.until <= now) return refuse({ reason: 'slot-past' });
    if (span.until <= span.from || span.until - span.from > longest)
      return refuse({ reason: 'window-empty' });
    const cost = await costOf(tx, venue, { ...span, now });
    const lift = {
      ...span,
      reason: input.reason,
      costMinor: cost.amount,
      liftedBy: actorName(ctx.actor),
      liftedAt: now,
    };
    const kept = venue.guardLifts.filter(({ until }) => until > now - 31 * longest);
    const set = { guardLifts: [...kept, lift] };
    if (!(await updateVenue(tx, { venueId: venue.id, version: venue.version, set })))
      return refuse({ reason: 'stale-version', version: venue.version });
    await recordAudit(tx, {
      at: now,
      actor: lift.liftedBy,
      act: 'venue.guard-lifted',
      entity: venue.id,
      after: lift,
    });
    return accept({ from: isoOf(span.from), until: isoOf(span.until), cost });
  });
}

async function costOf(
  tx: Tx,
  venue: SellingVenue,
  { now, ...span }: Span & { now: Instant },
): Promise<Money> {
  const around = { from: span.from - longest, until: span.until + longest };
  const selling = await sellingAtVenue(tx, venue.id);
  const priced = selling.map((terms) => ({
    dealId: terms.deal.id,
    venueId: venue.id,
    week: pricedWeek({ ...terms, busyness: venue.busyness }),
  }));
  const counts = await countsOf(tx, priced, around);
  const hours = outlookOfDay({
    venue,
    busyness: venue.busyness,
    day: dayOf(span.from, venue.timeZone),
    deals: priced.map((deal) => ({ week: deal.week, now: { ...takenOf(counts, deal), now } })),
    uses: await venueUses(tx, venue.id, around),
    now,
    weeks: statedWeeks,
  });
  const costs = hours.flatMap(({ start, liftCostMinor }) =>
    liftCostMinor !== null && start >= span.from && start < span.until ? [liftCostMinor] : [],
  );
  return moneyView(plus(...costs), selling[0]?.package.currency ?? 'EUR');
}
