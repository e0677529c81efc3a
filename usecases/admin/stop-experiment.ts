import { recordAudit } from '@/db/audit';
import { findVenue, updateVenue } from '@/db/venues';
import { accept, refuse } from '@/domain/kernel/result';
import { mondayOf } from '@/domain/time/iso-week';
import { addDays, dayOf } from '@/domain/time/zone';
import { actorName, authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import type { StopExperiment } from './stop-experiment.input';

/** Ends a venue's measuring with the coming Monday: prices only fall by that, so nobody is asked for more than was shown. */
export async function stopExperiment(
  ctx: Context,
  { id }: StopExperiment,
): Promise<Answer<{ readonly untilMonday: string }>> {
  const scope = authorizeAdmin(ctx);
  if (!scope.ok) return scope;
  return ctx.transaction(async (tx, now) => {
    const venue = await findVenue(tx, id);
    if (!venue?.measuring) return refuse({ reason: 'not-found' });
    const untilMonday = addDays(mondayOf(dayOf(now, venue.timeZone)), 7);
    const measuring = { ...venue.measuring, untilMonday };
    if (!(await updateVenue(tx, { venueId: id, version: venue.version, set: { measuring } })))
      return refuse({ reason: 'stale-version', version: venue.version });
    await recordAudit(tx, {
      at: now,
      actor: actorName(ctx.actor),
      act: 'venue.measuring-stopped',
      entity: id,
      before: venue.measuring,
      after: measuring,
    });
    return accept({ untilMonday });
  });
}
