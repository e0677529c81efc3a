import { listMerchants as readMerchants } from '@/db/merchants';
import { accept } from '@/domain/kernel/result';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { type MerchantView, merchantView } from '../people/merchant-view';
import type { ListMerchants } from './list-merchants.input';

const most = 500;

/** The businesses here, who waits longest first. */
export async function listMerchants(
  ctx: Context,
  { status }: ListMerchants,
): Promise<Answer<readonly MerchantView[]>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const rows = await readMerchants(ctx.reader, { status, limit: most });
  return accept(rows.map(merchantView));
}
