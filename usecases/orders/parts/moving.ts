import { claimOfOrder, moveClaim } from '@/db/claims/claims';
import { type OrderRow, setOrder } from '@/db/orders/orders';
import { endReschedule, type RescheduleRow } from '@/db/orders/reschedules';
import type { Tx } from '@/db/store';
import { moveVouchers } from '@/db/vouchers/unused-vouchers';
import type { Moved } from '@/domain/orders/reschedule';
import type { Instant } from '@/domain/time/wall';
import { validityOf } from '@/domain/vouchers/redeem';
import type { Context } from '../../context';
import { releasePlaces } from '../../slots/parts/seats';
import { postOrderLetter } from './letters';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/** What of the order changes, as it is now. */
export function movedOf(order: OrderRow): Moved {
  const { dealVersion, start, endAt, freeAt, places, placesTaken } = order;
  const { isDiscounted, listPriceMinor, priceMinor, offBps, because } = order;
  return {
    ...{ dealVersion, start, endAt, freeAt, places, placesTaken },
    ...{ isDiscounted, listPriceMinor, priceMinor, offBps, because },
  };
}

/** The order and its voucher are at the new time; the code stays, and a claim is settled. False where the voucher was used meanwhile. */
export async function moveOrder(
  { ctx, tx, now }: Work,
  { order, after, event }: { order: OrderRow; after: Moved; event: string },
): Promise<boolean> {
  const isMoved = await moveVouchers(tx, order.id, validityOf({ start: after.start, end: after.endAt }));
  if (!isMoved) return false;
  const claim = await claimOfOrder(tx, order.id);
  const said = { side: 'guest' as const, by: 'guest', words: '', at: now };
  if (claim) await moveClaim(tx, { claimId: claim.id, act: 'settle', said });
  const agreedPriceMinor = Math.max(order.agreedPriceMinor, after.priceMinor);
  await setOrder(tx, order.id, { ...after, agreedPriceMinor });
  await postOrderLetter(tx, { ctx, order: { ...order, ...after }, kind: 'rescheduled', now, event });
  return true;
}

/** The difference was paid: the old time is free, the new one is the order's. False where it is too late for that. */
export async function finishMoving(
  work: Work,
  { order, reschedule }: { order: OrderRow; reschedule: RescheduleRow },
): Promise<boolean> {
  const { tx, now } = work;
  const { id, before, after } = reschedule;
  const canMove = order.status === 'paid';
  const isMoved = canMove && (await moveOrder(work, { order, after, event: id }));
  const ended = await endReschedule(tx, { id, status: isMoved ? 'done' : 'declined', now });
  if (!ended) return false;
  await releasePlaces(tx, { ...order, ...(isMoved ? before : after) });
  return isMoved;
}

/** The difference was not paid: the new time is free again, the old one stays. */
export async function stopMoving(
  { ctx, tx, now }: Work,
  { order, reschedule }: { order: OrderRow; reschedule: RescheduleRow },
): Promise<void> {
  const ended = await endReschedule(tx, { id: reschedule.id, status: 'declined', now });
  if (!ended) return;
  await releasePlaces(tx, { ...order, ...ended.after });
  await postOrderLetter(tx, { ctx, order, kind: 'not-rescheduled', now, event: ended.id });
}
