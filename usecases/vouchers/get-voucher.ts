import { termsOfVersion } from '@/db/deals/deal-terms';
import { findVoucher } from '@/db/vouchers/vouchers';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { mayReadOrder } from '../orders/parts/order-access';
import type { GetVoucher } from './get-voucher.input';
import { type VoucherView, voucherView } from './voucher-view';

/** One's own voucher, or a guest's by the token of its order. */
export async function getVoucher(
  ctx: Context,
  { id, accessToken }: GetVoucher,
): Promise<Answer<VoucherView>> {
  const found = await findVoucher(ctx.reader, id);
  if (!found || !mayReadOrder(ctx, found.order, accessToken)) return refuse({ reason: 'not-found' });
  const { dealId, dealVersion } = found.order;
  return accept(voucherView(ctx, found, await termsOfVersion(ctx.reader, dealId, dealVersion)));
}
