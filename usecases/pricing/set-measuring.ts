import { recordAudit } from '@/db/audit';
import { updateVenue } from '@/db/venues';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import { wholeShare } from '@/domain/money/money';
import { usualHoldOutShare } from '@/domain/pricing/proof/hold-out';
import { mondayOf } from '@/domain/time/iso-week';
import { addDays, dayOf } from '@/domain/time/zone';
import type { Measuring } from '@/domain/venues/venue';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { ownVenue } from '../venues/parts/own-venue';
import type { SetMeasuring } from './set-measuring.input';

/** Slots are on show for so long: a week that somebody may have seen priced is never left out. */
const shownDays = 35;

/**
 * A venue begins to leave out about one whole week in ten, or stops: from the first Monday that nobody has seen prices of,
 * so that no guest ever meets two prices for one slot.
 */
export async function setMeasuring(
  ctx: Context,
  { id, takesPart }: SetMeasuring,
): Promise<Answer<{ readonly measuring: Measuring | null }>> {
  return ctx.transaction(async (tx, now) => {
    const found = await ownVenue(ctx, tx, { id, roles: [] });
    if (!found.ok) return found;
    const venue = found.value;
    const next = addDays(mondayOf(addDays(dayOf(now, venue.timeZone), shownDays)), 7);
    const measuring = takesPart
      ? begun(id, next)
      : venue.measuring && { ...venue.measuring, untilMonday: next };
    const set = { measuring };
    if (!(await updateVenue(tx, { venueId: id, version: venue.version, set })))
      return refuse({ reason: 'stale-version', version: venue.version });
    await recordAudit(tx, {
      at: now,
      actor: actorName(ctx.actor),
      act: takesPart ? 'venue.measuring-begun' : 'venue.measuring-stopped',
      entity: id,
      before: venue.measuring,
      after: measuring,
    });
    return accept({ measuring });
  });
}

function begun(venueId: string, fromMonday: string): Measuring {
  const shareBps = Math.round(usualHoldOutShare * wholeShare);
  return { seed: newId('seed'), venueId, shareBps, fromMonday, untilMonday: null };
}
