import { findVenue } from '@/db/deals/deal-terms';
import { isMoneyGone } from '@/db/orders/disputes';
import type { Reader } from '@/db/store';
import { firstRedemption } from '@/db/vouchers/redemptions';
import { findVoucherByCode, hashOfCode, type VoucherOfOrder } from '@/db/vouchers/vouchers';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { type Read, readCode } from '@/domain/vouchers/code';
import { mayRedeem, type RedeemRefusal, type VoucherRule } from '@/domain/vouchers/redeem';
import { isTurnGood } from '@/domain/vouchers/turning';
import { authorizeMerchant, type MerchantScope } from '../../authorize';
import type { Answer, Context } from '../../context';
import { sealTurn } from './turns';

export type AtTill = VoucherOfOrder & { readonly timeZone: string; readonly scope: MerchantScope };
type Asked = {
  readonly code: string;
  readonly venueId: string;
  /** A scan without a network: its square was good when it was scanned. */
  readonly offlineNonce?: string | undefined;
  /** How old a square may be: it was looked up before. */
  readonly lateTurns?: number;
};
type Deciding = {
  readonly quantity: number;
  readonly now: Instant;
  readonly override?: boolean | undefined;
};

/** The voucher with this code, for people who may redeem at this venue. Another merchant's code is not found. */
export async function voucherAtTill(ctx: Context, db: Reader, asked: Asked): Promise<Answer<AtTill>> {
  const venue = await findVenue(db, asked.venueId);
  if (!venue) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
  const scope = authorizeMerchant(ctx, venue.merchantId, ['manager', 'clerk']);
  if (!scope.ok) return scope;
  const read = readCode(asked.code);
  const found = read && (await findVoucherByCode(db, hashOfCode(ctx.secrets, read.code)));
  const isIt = found && isSealed(ctx, read, found.voucher.id);
  if (!isIt || found.voucher.merchantId !== venue.merchantId) return refuse({ reason: 'no-such-voucher' });
  if (read.turn && !asked.offlineNonce) {
    const isGood = isTurnGood(read.turn.turn, ctx.clock.now(), asked.lateTurns);
    if (!isGood) return refuse({ reason: 'code-turned' });
  }
  return accept({ ...found, timeZone: venue.timeZone, scope: scope.value });
}

/** Typed, or scanned from a square of this voucher with our seal. */
function isSealed(ctx: Context, { voucherId, turn }: Read, foundId: string): boolean {
  if (turn === null) return true;
  return voucherId === foundId && sealTurn(ctx, foundId, turn.turn).seal === turn.seal;
}

/** Whether this guest may come in now at this venue; the sentence is the same before and at the redemption. */
export async function decideAtTill(
  db: Reader,
  found: AtTill,
  asked: Deciding & { venueId: string },
): Promise<Answer<{ usesLeft: number }>> {
  const { voucher, order, groupStatus } = found;
  if (await isMoneyGone(db, order.id)) return refuse({ reason: 'not-paid' });
  const decided = mayRedeem({
    voucher: { rule: ruleOf(found), status: voucher.status, usesLeft: voucher.usesLeft },
    orderStatus: order.status,
    groupStatus,
    venueId: asked.venueId,
    quantity: asked.quantity,
    now: asked.now,
    override: asked.override ?? false,
  });
  return decided.ok ? decided : outward(db, found, decided.refusal);
}

export function ruleOf({ voucher, order, timeZone }: AtTill): VoucherRule {
  const { start, endAt } = order;
  return { start, end: endAt, timeZone, venueId: voucher.venueId, usesTotal: voucher.usesTotal };
}

/** The refusal with what only storage knows: who was first, and when. */
async function outward(db: Reader, found: AtTill, refusal: RedeemRefusal) {
  switch (refusal.reason) {
    case 'wrong-time':
      return refuse({
        reason: 'wrong-time',
        windows: [{ from: refusal.validFrom, until: refusal.validUntil }],
        timeZone: found.timeZone,
      });
    case 'already-redeemed':
      return refusal.usesLeft > 0
        ? refuse({ reason: 'fewer-uses-left', usesLeft: refusal.usesLeft })
        : alreadyRedeemed(db, found.voucher.id);
    case 'revoked':
      return refuse({ reason: 'refunded' });
    default:
      return refuse({ reason: refusal.reason });
  }
}

export async function alreadyRedeemed(db: Reader, voucherId: string) {
  const first = await firstRedemption(db, voucherId);
  return refuse({
    reason: 'already-redeemed',
    firstRedeemedAt: first?.redeemedAt ?? 0,
    firstDevice: first?.device ?? '',
  });
}
