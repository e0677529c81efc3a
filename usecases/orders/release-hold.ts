import { findHold } from '@/db/slots/holds';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { endHoldAndFree, isTheirs } from '../slots/parts/holding';
import type { HoldOfId } from './hold.input';

/** The seats are free again at once. Releasing twice is releasing once. */
export async function releaseHold(ctx: Context, input: HoldOfId): Promise<Answer<null>> {
  return ctx.transaction(async (tx, now) => {
    const hold = await findHold(tx, input.id);
    if (!hold || !isTheirs(ctx, hold)) return refuse({ reason: 'not-found' });
    await endHoldAndFree(tx, { holdId: hold.id, by: 'release', now });
    return accept(null);
  });
}
