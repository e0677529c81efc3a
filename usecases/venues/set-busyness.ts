import { recordAudit } from '@/db/audit';
import type { SellingVenue } from '@/db/deals/deal-terms';
import type { Tx } from '@/db/store';
import { findVenue, setBusyness as keepBusyness, packagesOfVenue, replacePastVisits } from '@/db/venues';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { busynessOfHistory } from '@/domain/venues/busyness-of-history';
import type { Busyness } from '@/domain/venues/venue';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { SetBusyness } from './set-busyness.input';

type Learned = { readonly weeks: number; readonly observations: number };
type Week = Learned & { readonly busyness: Busyness };

/** Tells how busy a normal week is: said by the merchant, or counted from visits of the past. */
export async function setBusyness(ctx: Context, input: SetBusyness): Promise<Answer<Learned>> {
  return ctx.transaction(async (tx, now) => {
    const venue = await findVenue(tx, input.id);
    if (!venue) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
    const scope = authorizeMerchant(ctx, venue.merchantId, ['manager']);
    if (!scope.ok) return scope;
    const { busyness, weeks, observations } = input.history
      ? await countVisits({ tx, venue, history: input.history, now })
      : { busyness: input.week ?? [], weeks: 0, observations: 0 };
    await keepBusyness(tx, venue.id, busyness);
    const act = input.history ? 'venue.busyness-counted' : 'venue.busyness-stated';
    const event = { at: now, actor: actorName(ctx.actor), act, entity: venue.id };
    await recordAudit(tx, { ...event, before: venue.busyness, after: busyness });
    return accept({ weeks, observations });
  });
}

type Counting = {
  tx: Tx;
  venue: SellingVenue;
  history: NonNullable<SetBusyness['history']>;
  now: Instant;
};

/** Visits yet to come are no history. How long one lasts is what the venue's longest package takes. */
async function countVisits({ tx, venue, history, now }: Counting): Promise<Week> {
  const visits = history.filter(({ start }) => start < now);
  const lasting = (await packagesOfVenue(tx, venue.id)).map(
    (one) => one.durationMinutes + one.cleanUpMinutes,
  );
  const minutes = lasting.length > 0 ? Math.max(...lasting) : 60;
  const { windows, weeks } = busynessOfHistory({ visits, venue, minutes });
  const rows = visits.map((visit) => ({ id: newId('visit'), venueId: venue.id, ...visit }));
  await replacePastVisits(tx, venue.id, rows);
  return { busyness: windows, weeks, observations: visits.length };
}
