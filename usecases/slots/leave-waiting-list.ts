import { endWait, findWait } from '@/db/slots/waits';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { endHoldAndFree } from './parts/holding';
import { mayReadWait } from './parts/waiting';
import type { WaitOfId } from './wait.input';
import { viewWait, type WaitView } from './wait-view';

/** Leaves a waiting list; whoever was offered a place says no to it, and the next one is asked. Leaving twice is leaving once. */
export async function leaveWaitingList(ctx: Context, { id }: WaitOfId): Promise<Answer<WaitView>> {
  return ctx.transaction(async (tx, now) => {
    const wait = await findWait(tx, id);
    if (!wait || !mayReadWait(ctx, wait)) return refuse({ reason: 'not-found' });
    if (wait.holdId !== null) await endHoldAndFree(tx, { holdId: wait.holdId, by: 'release', now });
    else await endWait(tx, id, now);
    return accept(await viewWait(tx, given(await findWait(tx, id), 'a wait is never deleted'), now));
  });
}
