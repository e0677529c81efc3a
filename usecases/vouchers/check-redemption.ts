import { termsOfVersion } from '@/db/deals/deal-terms';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import type { Answer, Context } from '../context';
import type { CheckRedemption } from './check-redemption.input';
import { type AtTill, decideAtTill, voucherAtTill } from './parts/till';

/** What would happen at the redemption, changing nothing. A code that is not the merchant's is not found here either. */
export async function checkRedemption(
  ctx: Context,
  input: CheckRedemption,
): Promise<Answer<RedemptionCheck>> {
  const found = await voucherAtTill(ctx, ctx.reader, input);
  if (!found.ok) return found;
  const decided = await decideAtTill(ctx.reader, found.value, { ...input, now: ctx.clock.now() });
  const voucher = await shownAtTill(ctx, found.value);
  return accept(
    decided.ok
      ? { outcome: 'valid', voucher, refusal: null }
      : { outcome: outcomeOf(decided.refusal), voucher, refusal: refusalView(decided.refusal) },
  );
}

export type RedemptionCheck = {
  readonly outcome: 'valid' | 'already-redeemed' | 'refused';
  readonly voucher: TillVoucher;
  readonly refusal: TillRefusal | null;
};
export type TillRefusal = {
  readonly code: Refusal['reason'];
  readonly firstRedeemedAt?: string;
  readonly firstDevice?: string;
  readonly usesLeft?: number;
  readonly windows?: readonly { readonly from: string; readonly until: string }[];
};
export type TillVoucher = {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly { readonly title: string; readonly quantity: number }[];
  readonly quantity: number;
  readonly usesLeft: number;
  readonly guest: string;
  readonly start: string;
  readonly local: string;
  readonly end: string;
  readonly timeZone: string;
  readonly exclusions: readonly string[];
};

function outcomeOf({ reason }: Refusal): RedemptionCheck['outcome'] {
  return reason === 'already-redeemed' ? 'already-redeemed' : 'refused';
}

function refusalView(refusal: Refusal): TillRefusal {
  switch (refusal.reason) {
    case 'already-redeemed':
      return {
        code: refusal.reason,
        firstRedeemedAt: isoOf(refusal.firstRedeemedAt),
        firstDevice: refusal.firstDevice,
      };
    case 'wrong-time':
      return {
        code: refusal.reason,
        windows: refusal.windows.map(({ from, until }) => ({ from: isoOf(from), until: isoOf(until) })),
      };
    case 'fewer-uses-left':
      return { code: refusal.reason, usesLeft: refusal.usesLeft };
    default:
      return { code: refusal.reason };
  }
}

async function shownAtTill(ctx: Context, { voucher, order, timeZone }: AtTill): Promise<TillVoucher> {
  const sold = await termsOfVersion(ctx.reader, order.dealId, order.dealVersion);
  return {
    id: voucher.id,
    title: sold.package.title,
    lines: sold.package.lines.map(({ title, quantity }) => ({ title, quantity })),
    quantity: voucher.usesTotal,
    usesLeft: voucher.usesLeft,
    guest: order.name,
    start: isoOf(order.start),
    local: localOf(order.start, timeZone),
    end: isoOf(order.endAt),
    timeZone,
    exclusions: sold.terms.exclusions,
  };
}
