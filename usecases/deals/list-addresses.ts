import { addressesOnSale } from '@/db/deals/discovery';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';

export type Addresses = { readonly deals: readonly string[]; readonly venues: readonly string[] };

/** The pages worth finding: everything on sale, and where. */
export async function listAddresses(
  ctx: Context,
  _input: Readonly<Record<string, never>>,
): Promise<Answer<Addresses>> {
  const rows = await addressesOnSale(ctx.reader, ctx.clock.now());
  return accept({
    deals: rows.map((row) => row.deal),
    venues: [...new Set(rows.map((row) => row.venue))],
  });
}
