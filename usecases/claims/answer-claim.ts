import { type ClaimRow, findClaim, moveClaim, type Said } from '@/db/claims/claims';
import { paymentsOfOrder } from '@/db/orders/payments';
import type { ClaimStatus } from '@/domain/claims/claim';
import { accept, refuse } from '@/domain/kernel/result';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { performPayment } from '../payments/parts/payment-acts';
import type { AnswerClaim } from './answer-claim.input';
import { postClaimLetter } from './parts/claim-letters';
import { sideWithGuest, type Work } from './parts/claim-life';

export type Answered = { readonly id: string; readonly orderId: string; readonly status: ClaimStatus };

/** The merchant's side of it, while its clock runs. */
export async function answerClaim(ctx: Context, input: AnswerClaim): Promise<Answer<Answered>> {
  const answered = await ctx.transaction((tx, now) => answer({ ctx, tx, now }, input));
  if (answered.ok) await sendMoney(ctx, answered.value.orderId);
  return answered;
}

async function answer(work: Work, input: AnswerClaim): Promise<Answer<Answered>> {
  const { ctx, tx, now } = work;
  const found = await findClaim(tx, input.id);
  if (!found) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
  const { claim, order } = found;
  const scope = authorizeMerchant(ctx, claim.merchantId, ['manager']);
  if (!scope.ok) return scope;
  if (now >= claim.answerBy) return refuse({ reason: 'answer-too-late', until: claim.answerBy });
  const said = { side: 'merchant' as const, by: actorName(ctx.actor), words: input.words, at: now };
  const moved = claim.status === 'open' ? await move(work, { claim, said, answer: input.answer }) : null;
  if (!moved) return refuse({ reason: 'wrong-status', status: claim.status });
  if (moved.status === 'contested') await postClaimLetter(work, { claim, order, kind: 'contested' });
  return accept({ id: claim.id, orderId: order.id, status: moved.status });
}

type Answering = { claim: ClaimRow; said: Said; answer: AnswerClaim['answer'] };

function move(work: Work, { claim, said, answer: given }: Answering): Promise<ClaimRow | null> {
  return given === 'accept'
    ? sideWithGuest(work, claim, said)
    : moveClaim(work.tx, { claimId: claim.id, act: 'contest', said });
}

async function sendMoney(ctx: Context, orderId: string): Promise<void> {
  for (const { id } of await paymentsOfOrder(ctx.reader, orderId)) {
    await performPayment(ctx, id, { isAnswered: true });
  }
}
