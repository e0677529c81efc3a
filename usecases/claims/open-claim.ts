import { insertPhoto } from '@/db/claims/claim-photos';
import { claimOfOrder, openClaim as insertClaim, stepsOfClaim } from '@/db/claims/claims';
import { lockOrder } from '@/db/orders/orders';
import type { Tx } from '@/db/store';
import { findVenue } from '@/db/venues';
import { vouchersOfOrder } from '@/db/vouchers/vouchers';
import { answerUntil, mayClaim } from '@/domain/claims/claim';
import { cleanPhoto, type Photo } from '@/domain/claims/photo';
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
  const photo = input.photo ? cleanPhoto(Buffer.from(input.photo, 'base64')) : accept(null);
  if (!photo.ok) return photo;
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
    await keepPhoto(tx, claim.id, photo.value);
    await postClaimLetter({ ctx, tx, now }, { claim, order, kind: 'opened' });
    await postClaimLetter({ ctx, tx, now }, { claim, order, kind: 'asked' });
    const venue = given(await findVenue(tx, order.venueId), 'the venue of an order exists');
    const steps = await stepsOfClaim(tx, claim.id);
    return accept(claimView({ claim, steps, hasPhoto: photo.value !== null }, venue.timeZone));
  });
}

/** With the claim in one transaction: there is never the one without the other. */
async function keepPhoto(tx: Tx, claimId: string, photo: Photo | null): Promise<void> {
  if (!photo) return;
  const content = Buffer.from(photo.bytes).toString('base64');
  await insertPhoto(tx, { claimId, type: photo.type, content, keptUntil: null });
}
