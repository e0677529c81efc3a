import type { DealRow, DealVersionRow } from '@/db/deals/deal-terms';
import { dealsOfMerchant } from '@/db/deals/deals';
import { findMerchant } from '@/db/people/merchants';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { readAfter, writeAfter } from '../cursors.input';
import type { ListMerchantDeals } from './list-merchant-deals.input';

export type MerchantDealList = {
  readonly items: readonly ReturnType<typeof itemOf>[];
  readonly nextCursor: string | null;
};

/** A merchant's deals in every status, the newest first. */
export async function listMerchantDeals(
  ctx: Context,
  { id, limit, cursor }: ListMerchantDeals,
): Promise<Answer<MerchantDealList>> {
  const scope = authorizeMerchant(ctx, id, ['manager', 'accountant', 'clerk']);
  if (!scope.ok) return scope;
  const { currency } = given(await findMerchant(ctx.reader, id), 'a merchant with people exists');
  const rows = await dealsOfMerchant(ctx.reader, id, { limit: limit + 1, before: readAfter(cursor) });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1)?.deal;
  const more = last && rows.length > limit ? writeAfter({ at: last.createdAt, id: last.id }) : null;
  return accept({ items: shown.map((row) => itemOf(row, currency)), nextCursor: more });
}

function itemOf({ deal, version }: { deal: DealRow; version: DealVersionRow }, currency: string) {
  return {
    id: deal.id,
    slug: deal.slug,
    venueId: deal.venueId,
    title: version.title,
    category: deal.category,
    status: deal.status,
    version: deal.version,
    liveVersion: deal.liveVersion,
    /** Where the newest version stands, which may differ from what sells. */
    versionStatus: version.status,
    lowestPrice: { amount: deal.lowestPriceMinor, currency },
    listPrice: { amount: deal.listPriceMinor, currency },
    unitsSold: deal.unitsTaken,
    salesFrom: isoOf(deal.salesFrom),
    salesUntil: isoOf(deal.salesUntil),
    createdAt: isoOf(deal.createdAt),
  };
}
