import { hasPhoto } from '@/db/claims/claim-photos';
import { type ClaimRow, claimOfOrder, stepsOfClaim } from '@/db/claims/claims';
import { termsOfVersion } from '@/db/deals/deal-terms';
import { findOrder, type OrderRow } from '@/db/orders/orders';
import { paymentFor } from '@/db/orders/payments';
import { pendingReschedule } from '@/db/orders/reschedules';
import type { Reader } from '@/db/store';
import { mayClaim } from '@/domain/claims/claim';
import { accept, refuse } from '@/domain/kernel/result';
import type { Zone } from '@/domain/time/wall';
import { type ClaimView, claimView } from '../claims/claim-view';
import type { Answer, Context } from '../context';
import { type BoughtView, boughtView } from './bought-view';
import type { GetOrder } from './get-order.input';
import { type OrderView, viewOrder } from './order-view';
import { mayReadOrder } from './parts/order-access';

/** Whether something may be claimed now, and what was claimed. */
type Claiming = { readonly isPossible: boolean; readonly claim: ClaimView | null };
export type OwnOrder = OrderView & BoughtView & { readonly claiming: Claiming };

/** One's own order, or a guest's by its token, with what was bought and until when it may be cancelled. */
export async function getOrder(ctx: Context, input: GetOrder): Promise<Answer<OwnOrder>> {
  const order = await findOrder(ctx.reader, input.id);
  if (!order || !mayReadOrder(ctx, order, input.accessToken)) return refuse({ reason: 'not-found' });
  const sold = await termsOfVersion(ctx.reader, order.dealId, order.dealVersion);
  const view = await viewOrder(ctx, order.id);
  const moving = await movingOf(ctx, order.id);
  const now = ctx.clock.now();
  const claiming = await claimingOf(ctx, order, sold.venue.timeZone);
  const isClaimed = claiming.claim?.status === 'open' || claiming.claim?.status === 'contested';
  const bought = boughtView({ order, sold, group: view.group, now, moving, isClaimed });
  return accept({ ...view, ...bought, claiming });
}

async function movingOf({ reader }: Context, orderId: string) {
  const pending = await pendingReschedule(reader, orderId);
  if (!pending) return null;
  const payment = await paymentFor(reader, orderId, pending.id);
  return { actionUrl: payment?.actionUrl ?? null };
}

async function claimingOf({ reader, clock }: Context, order: OrderRow, timeZone: Zone): Promise<Claiming> {
  const claim = await claimOfOrder(reader, order.id);
  const { start, endAt, status } = order;
  const isClaimed = claim !== null && claim.status !== 'settled';
  return {
    isPossible: mayClaim({ start, endAt, status, now: clock.now(), isClaimed }).ok,
    claim: claim && claimView(await saidOf(reader, claim), timeZone),
  };
}

async function saidOf(reader: Reader, claim: ClaimRow) {
  return { claim, steps: await stepsOfClaim(reader, claim.id), hasPhoto: await hasPhoto(reader, claim.id) };
}
