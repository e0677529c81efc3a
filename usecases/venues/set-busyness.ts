import { recordAudit } from '@/db/audit';
import type { Tx } from '@/db/store';
import { replacePastVisits } from '@/db/venues';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { relearn } from '../forecast/parts/relearn';
import { ownVenue } from './parts/own-venue';
import type { SetBusyness } from './set-busyness.input';

type Learned = { readonly weeks: number; readonly observations: number };

/** Tells how busy a normal week is: said by the merchant, or counted from visits of the past. */
export async function setBusyness(ctx: Context, input: SetBusyness): Promise<Answer<Learned>> {
  return ctx.transaction(async (tx, now) => {
    const found = await ownVenue(ctx, tx, { id: input.id, roles: ['manager'] });
    if (!found.ok) return found;
    const venue = found.value;
    const observations = input.history ? await keepVisits(tx, { ...input, history: input.history, now }) : 0;
    const stated = input.week ?? venue.statedWeek;
    const { busyness, weeks } = await relearn(tx, venue, { now, stated });
    const act = input.history ? 'venue.busyness-counted' : 'venue.busyness-stated';
    const event = { at: now, actor: actorName(ctx.actor), act, entity: venue.id };
    await recordAudit(tx, { ...event, before: venue.busyness, after: busyness });
    return accept({ weeks: input.history ? weeks : 0, observations });
  });
}

type Counting = {
  readonly id: string;
  readonly history: NonNullable<SetBusyness['history']>;
  readonly now: Instant;
};

/** Visits yet to come are no history. */
async function keepVisits(tx: Tx, { id, history, now }: Counting): Promise<number> {
  const visits = history.filter(({ start }) => start < now);
  await replacePastVisits(
    tx,
    id,
    visits.map((visit) => ({ id: newId('visit'), venueId: id, ...visit })),
  );
  return visits.length;
}
