import { findClaim, moveClaim, stepsOfClaim } from '@/db/claims/claims';
import type { ClaimStatus } from '@/domain/claims/claim';
import { accept, refuse } from '@/domain/kernel/result';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { mayReadOrder } from '../orders/parts/order-access';
import type { AppealClaim } from './appeal-claim.input';
import { isAppealed } from './claim-view';
import { postClaimLetter } from './parts/claim-letters';

export type Appealed = { readonly id: string; readonly status: ClaimStatus };

/** The guest asks, once, for another person to decide. */
export async function appealClaim(ctx: Context, input: AppealClaim): Promise<Answer<Appealed>> {
  return ctx.transaction(async (tx, now) => {
    const found = await findClaim(tx, input.id);
    if (!found || !mayReadOrder(ctx, found.order, input.accessToken)) return refuse({ reason: 'not-found' });
    const { claim, order } = found;
    if (isAppealed(await stepsOfClaim(tx, claim.id)))
      return refuse({ reason: 'wrong-status', status: claim.status });
    const said = { side: 'guest' as const, by: actorName(ctx.actor), words: input.words, at: now };
    const moved = await moveClaim(tx, { claimId: claim.id, act: 'appeal', said });
    if (!moved) return refuse({ reason: 'wrong-status', status: claim.status });
    for (const kind of ['appealed', 'reopened'] as const)
      await postClaimLetter({ ctx, tx, now }, { claim, order, kind });
    return accept({ id: claim.id, status: moved.status });
  });
}
