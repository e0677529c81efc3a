import { claimOfOrder, openClaim as insertClaim, stepsOfClaim } from '@/db/claims/claims';
import { lockOrder } from '@/db/orders/orders';
import { findVenue } from '@/db/venues';
import { vouchersOfOrder } from '@/db/vouchers/vouchers';
import { answerUntil, mayClaim } from '@/domain/claims/claim';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { mayReadOrder } from '../orders/parts/order-access';
import { type ClaimView, claimView } from './claim-view';
import type { OpenClaim } from './open-claim.input';
import { postClaimLetter } from './parts/claim-letters';

/** A guest says that something is wrong. From now on the merchant's clock runs. Page: docs/rules/guarantee.md. */
export async function openClaim(ctx: Context, input: OpenClaim): Promise<Answer<ClaimView>> {
  return ctx.transaction(async (tx, now) => {
    const order = await lockOrder(tx, input.id);
    if (!order || !mayReadOrder(ctx, order, input.accessToken)) return refuse({ reason: 'not-found' });
    const last = await claimOfOrder(tx, order.id);
    const isClaimed = last !== null && last.status !== 'settled';
    const { start, endAt, status } = order;
    const allowed = mayClaim({ start, endAt, status, now, isClaimed });
    if (!allowed.ok) return allowed;
    const vouchers = await vouchersOfOrder(tx, order.id);
    const claim = {
      id: newId('claim'),
      orderId: order.id,
      round: last ? last.round + 1 : 0,
      merchantId: order.merchantId,
      reason: input.reason,
      isVisited: vouchers.some(({ usesLeft, usesTotal }) => usesLeft < usesTotal),
      position: input.position ?? null,
      answerBy: answerUntil(now),
      openedAt: now,
      status: 'open' as const,
    };
    const said = { side: 'guest' as const, by: actorName(ctx.actor), words: input.words, at: now };
    if (!(await insertClaim(tx, claim, said)))
      return refuse({ reason: 'not-claimable', status: 'claimed already' });
    await postClaimLetter({ ctx, tx, now }, { claim, order, kind: 'opened' });
    await postClaimLetter({ ctx, tx, now }, { claim, order, kind: 'asked' });
    const venue = given(await findVenue(tx, order.venueId), 'the venue of an order exists');
    return accept(claimView(claim, await stepsOfClaim(tx, claim.id), venue.timeZone));
  });
}
