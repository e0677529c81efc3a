import { recordAudit } from '@/db/audit';
import { findOrder } from '@/db/orders/orders';
import type { Tx } from '@/db/store';
import { findRedemption, undoRedemption as markUndone, type RedemptionRow } from '@/db/vouchers/redemptions';
import { giveBackUses } from '@/db/vouchers/vouchers';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { minuteMs } from '@/domain/time/zone';
import { actorName, authorizeMerchant, type MerchantScope } from '../authorize';
import type { Answer, Context } from '../context';
import { unearn } from '../settlement/parts/earning';
import { type RedemptionView, redemptionView } from './redemption-view';
import type { UndoRedemption } from './undo-redemption.input';

export const undoMinutes = 5;

/** A manager takes back a redemption within five minutes; the row stays, and so does who did it. */
export async function undoRedemption(ctx: Context, { id }: UndoRedemption): Promise<Answer<RedemptionView>> {
  return ctx.transaction(async (tx, now) => {
    const redemption = await findRedemption(tx, id);
    if (!redemption) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
    const allowed = mayUndo(ctx, redemption, now);
    return allowed.ok ? takeBack({ ctx, tx, redemption, now }) : allowed;
  });
}

function mayUndo(ctx: Context, redemption: RedemptionRow, now: Instant): Answer<MerchantScope> {
  const scope = authorizeMerchant(ctx, redemption.merchantId, ['manager']);
  const until = redemption.redeemedAt + undoMinutes * minuteMs;
  if (!scope.ok) return scope;
  if (redemption.undoneAt !== null) return refuse({ reason: 'already-undone' });
  return now < until ? scope : refuse({ reason: 'undo-too-late', until });
}

type TakingBack = { ctx: Context; tx: Tx; redemption: RedemptionRow; now: Instant };

async function takeBack({ ctx, tx, redemption, now }: TakingBack): Promise<Answer<RedemptionView>> {
  const { id, voucherId, quantity } = redemption;
  const by = actorName(ctx.actor);
  if (!(await markUndone(tx, { id, by, at: now }))) return refuse({ reason: 'already-undone' });
  const voucher = await giveBackUses(tx, voucherId, quantity);
  if (!voucher) return refuse({ reason: 'refunded' });
  const order = given(await findOrder(tx, voucher.orderId), 'a voucher belongs to an order');
  await unearn({ tx, now }, { redemptionId: id, order });
  await recordAudit(tx, {
    at: now,
    actor: by,
    act: 'voucher.redemption-undone',
    entity: voucherId,
    before: { redemptionId: id, quantity },
    after: { status: voucher.status, usesLeft: voucher.usesLeft },
  });
  return accept(redemptionView({ ...redemption, undoneAt: now }, voucher.usesLeft));
}
