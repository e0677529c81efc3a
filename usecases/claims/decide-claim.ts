import { recordAudit } from '@/db/audit';
import { type ClaimRow, findClaim, moveClaim, type Said, stepsOfClaim } from '@/db/claims/claims';
import { paymentsOfOrder } from '@/db/orders/payments';
import type { ClaimStatus } from '@/domain/claims/claim';
import { accept, refuse } from '@/domain/kernel/result';
import { hasSpoken } from '@/domain/refunds/two-people';
import { actorName, authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { performPayment } from '../payments/parts/payment-acts';
import type { DecideClaim } from './decide-claim.input';
import { postClaimLetter } from './parts/claim-letters';
import { agreeWithGuest, sideWithGuest, type Work } from './parts/claim-life';

export type Decided = { readonly id: string; readonly orderId: string; readonly status: ClaimStatus };

/**
 * A moderator decides between both sides. Whoever spoke before on this claim for our side, or proposed it, may not decide
 * it again: a second opinion is another person's.
 */
export async function decideClaim(ctx: Context, input: DecideClaim): Promise<Answer<Decided>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const decided = await ctx.transaction(async (tx, now): Promise<Answer<Decided>> => {
    const found = await findClaim(tx, input.id);
    if (!found) return refuse({ reason: 'not-found' });
    const { claim, order } = found;
    const by = actorName(ctx.actor);
    if (hasSpoken(await stepsOfClaim(tx, claim.id), by)) return refuse({ reason: 'needs-another-person' });
    const said = { side: 'moderator' as const, by, words: input.words, at: now };
    const moved = await decide({ ctx, tx, now }, { claim, said, decision: input.decision });
    if (!moved) return refuse({ reason: 'wrong-status', status: claim.status });
    if (moved.status === 'rejected')
      for (const kind of ['rejected', 'won'] as const)
        await postClaimLetter({ ctx, tx, now }, { claim, order, kind });
    await recordAudit(tx, {
      at: now,
      actor: by,
      act: 'claim.decided',
      entity: claim.id,
      before: { status: claim.status },
      after: { status: moved.status },
    });
    return accept({ id: claim.id, orderId: order.id, status: moved.status });
  });
  if (decided.ok) {
    for (const { id } of await paymentsOfOrder(ctx.reader, decided.value.orderId)) {
      await performPayment(ctx, id, { isAnswered: true });
    }
  }
  return decided;
}

type Deciding = {
  readonly claim: ClaimRow;
  readonly said: Said;
  readonly decision: DecideClaim['decision'];
};

async function decide(work: Work, { claim, said, decision }: Deciding): Promise<ClaimRow | null> {
  if (claim.status !== 'contested' && claim.status !== 'proposed') return null;
  if (decision === 'reject') return moveClaim(work.tx, { claimId: claim.id, act: 'reject', said });
  const decideForGuest = claim.status === 'proposed' ? agreeWithGuest : sideWithGuest;
  return decideForGuest(work, claim, said);
}
