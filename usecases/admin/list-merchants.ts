import { listMerchants as readMerchants } from '@/db/people/merchants';
import { accept } from '@/domain/kernel/result';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { type MerchantView, merchantView } from '../people/merchant-view';
import type { ListMerchants } from './list-merchants.input';

const most = 100;

/** The businesses here, who waits longest first; the first hundred that fit. */
export async function listMerchants(
  ctx: Context,
  { q, status }: ListMerchants,
): Promise<Answer<readonly MerchantView[]>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const rows = await readMerchants(ctx.reader, { status, named: q, limit: most });
  return accept(rows.map(merchantView));
}
