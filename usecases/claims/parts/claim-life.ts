import { type ClaimRow, moveClaim, type Said } from '@/db/claims/claims';
import { lockOrder, moveOrderRow, type OrderRow } from '@/db/orders/orders';
import type { Tx } from '@/db/store';
import { refundVouchers } from '@/db/vouchers/unused-vouchers';
import { nextForGuest } from '@/domain/claims/claim';
import { given, must } from '@/domain/kernel/must';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { giveBack, leftOf } from '../../refunds/parts/give-back';
import { releaseLimits, releasePlaces } from '../../slots/parts/seats';
import { postClaimLetter } from './claim-letters';

export type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/**
 * One side says the guest is right: enough for a visit that was not had, a proposal for one that was, and for a large sum.
 * Null where the claim does not wait for that any more.
 */
export async function sideWithGuest(work: Work, claim: ClaimRow, said: Said): Promise<ClaimRow | null> {
  const order = given(await lockOrder(work.tx, claim.orderId), 'a claim belongs to an order');
  const sum = { amountMinor: await leftOf(work.tx, order.id), currency: order.currency };
  const upholding = { ...sum, isVisited: claim.isVisited, isDecided: said.side === 'moderator' };
  const isAlone = nextForGuest(upholding) === 'uphold';
  const isUnused = isAlone && (await refundVouchers(work.tx, order.id));
  const act = isAlone ? nextForGuest({ ...upholding, isVisited: !isUnused }) : 'propose';
  const moved = await moveClaim(work.tx, { claimId: claim.id, act, said });
  must(moved || !isUnused, 'a claim read in this transaction keeps its status in it');
  if (moved?.status === 'upheld') await payBack(work, moved, order);
  return moved;
}

/** Two agreed: a visit that was had is paid back too. A voucher nobody used is worth nothing from now on. */
export async function agreeWithGuest(work: Work, claim: ClaimRow, said: Said): Promise<ClaimRow | null> {
  const order = given(await lockOrder(work.tx, claim.orderId), 'a claim belongs to an order');
  const moved = await moveClaim(work.tx, { claimId: claim.id, act: 'uphold', said });
  if (moved) await refundVouchers(work.tx, order.id);
  if (moved) await payBack(work, moved, order);
  return moved;
}

async function payBack(work: Work, claim: ClaimRow, order: OrderRow): Promise<void> {
  const { tx, now } = work;
  const set = { endedAt: now, placesTaken: 0 };
  const refunded = await moveOrderRow(tx, { orderId: order.id, act: 'refund', set });
  // Cancelled meanwhile: the money is on its way already.
  if (!refunded) return;
  await releasePlaces(tx, order);
  await releaseLimits(tx, order);
  await giveBack(work, { order, amountMinor: await leftOf(tx, order.id), cause: 'guarantee' });
  for (const kind of ['upheld', 'lost'] as const) await postClaimLetter(work, { claim, order, kind });
}
