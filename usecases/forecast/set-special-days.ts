import { recordAudit } from '@/db/audit';
import { accept } from '@/domain/kernel/result';
import type { SpecialDay } from '@/domain/venues/venue';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { ownVenue } from '../venues/parts/own-venue';
import { relearn, statedWeekOf } from './parts/relearn';
import { type DayKind, dayKinds, type SetSpecialDays } from './set-special-days.input';
import { type SpecialDayView, specialDayView } from './special-day-view';

/** How much busier or quieter than its weekday a day is that is said to be so, until past ones tell. */
const busier = 1.5;
const quieter = 0.5;

/** Names the days that are not like their weekday, in place of those named before; past ones of the same name teach how busy they are. */
export async function setSpecialDays(
  ctx: Context,
  { id, days }: SetSpecialDays,
): Promise<Answer<{ readonly days: readonly SpecialDayView[] }>> {
  return ctx.transaction(async (tx, now) => {
    const found = await ownVenue(ctx, tx, { id, roles: ['manager'] });
    if (!found.ok) return found;
    const venue = found.value;
    const specialDays = days.map(({ as, ...one }) => ({ ...one, ...saidOf(as) }));
    const stated = await statedWeekOf(tx, venue);
    const learned = await relearn(tx, { ...venue, specialDays }, { now, stated });
    await recordAudit(tx, {
      at: now,
      actor: actorName(ctx.actor),
      act: 'venue.special-days-named',
      entity: venue.id,
      before: venue.specialDays,
      after: learned.specialDays,
    });
    return accept({ days: learned.specialDays.map(specialDayView) });
  });
}

function saidOf(as: DayKind): Pick<SpecialDay, 'like' | 'said' | 'share'> {
  if (as === 'busier') return { like: null, said: busier, share: busier };
  if (as === 'quieter') return { like: null, said: quieter, share: quieter };
  return { like: (dayKinds.indexOf(as) + 1) as SpecialDay['like'], said: 1, share: 1 };
}
