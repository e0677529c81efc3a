import { recordAudit } from '@/db/audit';
import type { Tx } from '@/db/store';
import { findRedemptionByNonce, type RedemptionRow, recordRedemption } from '@/db/vouchers/redemptions';
import { giveBackUses, takeUses } from '@/db/vouchers/vouchers';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { clerkTurns } from '@/domain/vouchers/turning';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { earn } from '../settlement/parts/earning';
import { type AtTill, alreadyRedeemed, decideAtTill, voucherAtTill } from './parts/till';
import type { RedeemVoucher } from './redeem-voucher.input';
import { type RedemptionView, redemptionView } from './redemption-view';

/** A scan without a network is believed for so long; a device's clock may run so much ahead. */
const offlineMillis = 48 * hourMs;
const aheadMillis = 5 * minuteMs;

/** Lets a guest in, once: of many tills at the same moment one gets the last use, the others hear who was first. */
export async function redeemVoucher(ctx: Context, input: RedeemVoucher): Promise<Answer<RedemptionView>> {
  return ctx.transaction(async (tx, now) => {
    const redeemed = await redeem(ctx, input, { tx, now });
    // Kept with it: a till that had no answer and asks again must not hear that the voucher is used.
    if (redeemed.ok) await ctx.keepAnswer?.(tx, redeemed.value);
    return redeemed;
  });
}

async function redeem(
  ctx: Context,
  input: RedeemVoucher,
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
): Promise<Answer<RedemptionView>> {
  const found = await voucherAtTill(ctx, tx, { ...input, lateTurns: clerkTurns });
  if (!found.ok) return found;
  const known = await sameScan(tx, found.value, input);
  if (known) return accept(redemptionView(known, found.value.voucher.usesLeft));
  if (input.override && found.value.scope.role === 'clerk') return refuse({ reason: 'not-allowed' });
  const at = scannedAt(input, now);
  const allowed = await decideAtTill(tx, found.value, { ...input, now: at });
  return allowed.ok ? letIn({ ctx, tx, input, found: found.value, at, now }) : allowed;
}

type LettingIn = {
  readonly ctx: Context;
  readonly tx: Tx;
  readonly input: RedeemVoucher;
  readonly found: AtTill;
  readonly at: Instant;
  readonly now: Instant;
};

async function letIn({ ctx, tx, input, found, at, now }: LettingIn): Promise<Answer<RedemptionView>> {
  const { voucher } = found;
  const taken = await takeUses(tx, voucher.id, input.quantity);
  // A copy of this scan may have been let in while this one waited for the voucher. Source: trust.md V6.
  const twin = await sameScan(tx, found, input);
  if (twin) {
    const given = taken && (await giveBackUses(tx, voucher.id, input.quantity));
    return accept(redemptionView(twin, given?.usesLeft ?? 0));
  }
  if (!taken) return alreadyRedeemed(tx, voucher.id);
  const by = actorName(ctx.actor);
  const redemption = {
    voucherId: voucher.id,
    merchantId: voucher.merchantId,
    venueId: voucher.venueId,
    redeemedBy: by,
    device: deviceOf(ctx, input),
    quantity: input.quantity,
    beenHere: input.beenHere ?? null,
    isOverride: isOutside(found, at),
    offlineNonce: input.offlineNonce ?? null,
    redeemedAt: at,
  };
  const id = await recordRedemption(tx, redemption);
  const visit = { redemptionId: id, quantity: input.quantity };
  await earn({ ctx, tx, now }, { ...visit, order: found.order, voucher: taken });
  await recordAudit(tx, {
    at: now,
    actor: by,
    act: redemption.isOverride ? 'voucher.redeemed-outside-its-time' : 'voucher.redeemed',
    entity: voucher.id,
    before: { status: voucher.status, usesLeft: taken.usesLeft + input.quantity },
    after: { status: taken.status, usesLeft: taken.usesLeft, redemptionId: id, device: redemption.device },
  });
  return accept(redemptionView({ id, ...redemption }, taken.usesLeft));
}

/** A device that lost the answer tells the same scan again. */
async function sameScan(
  tx: Tx,
  { voucher }: AtTill,
  { offlineNonce }: RedeemVoucher,
): Promise<RedemptionRow | null> {
  return offlineNonce ? findRedemptionByNonce(tx, { voucherId: voucher.id, offlineNonce }) : null;
}

function scannedAt({ scannedAt: said, offlineNonce }: RedeemVoucher, now: Instant): Instant {
  if (said === undefined || !offlineNonce) return now;
  const isLikely = said <= now + aheadMillis && said >= now - offlineMillis;
  return isLikely ? Math.min(said, now) : now;
}

function isOutside({ voucher }: AtTill, at: Instant): boolean {
  return at < voucher.validFrom || at >= voucher.validUntil;
}

function deviceOf({ actor }: Context, { deviceId }: RedeemVoucher): string {
  if (deviceId) return deviceId;
  return actor.kind === 'person' ? `${actor.name}’s till` : 'till';
}
