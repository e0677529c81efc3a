import { termsOfVersion } from '@/db/deals/deal-terms';
import { firstRedemption } from '@/db/vouchers/redemptions';
import { findVoucher } from '@/db/vouchers/vouchers';
import { accept, refuse } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import type { Answer, Context } from '../context';
import { mayReadOrder } from '../orders/parts/order-access';
import type { GetVoucher } from './get-voucher.input';
import { type VoucherView, voucherView } from './voucher-view';

/** When it was used first, so that the guest's phone says what the till says. */
export type OwnVoucher = VoucherView & {
  readonly redeemed: { readonly at: string; readonly local: string } | null;
};

/** One's own voucher, or a guest's by the token of its order. */
export async function getVoucher(ctx: Context, { id, accessToken }: GetVoucher): Promise<Answer<OwnVoucher>> {
  const found = await findVoucher(ctx.reader, id);
  if (!found || !mayReadOrder(ctx, found.order, accessToken)) return refuse({ reason: 'not-found' });
  const { dealId, dealVersion } = found.order;
  const sold = await termsOfVersion(ctx.reader, dealId, dealVersion);
  const first = await firstRedemption(ctx.reader, id);
  const redeemed = first && {
    at: isoOf(first.redeemedAt),
    local: localOf(first.redeemedAt, sold.venue.timeZone),
  };
  return accept({ ...voucherView(ctx, found, sold), redeemed });
}
