import { allDeals } from '@/db/deals/deals';
import { accept } from '@/domain/kernel/result';
import type { Money } from '@/domain/money/money';
import { isoOf } from '@/domain/time/iso';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { readAfter, writeAfter } from '../cursors.input';
import type { BrowseDeals } from './browse-deals.input';

export type BrowsedDeal = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly status: string;
  readonly merchant: { readonly id: string; readonly name: string };
  readonly price: Money;
  readonly unitsSold: number;
  readonly createdAt: string;
};
export type BrowsedDeals = { readonly items: readonly BrowsedDeal[]; readonly nextCursor: string | null };

/** Every deal there is, in any status, the newest first. */
export async function browseDeals(ctx: Context, asked: BrowseDeals): Promise<Answer<BrowsedDeals>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const page = { limit: asked.limit + 1, before: readAfter(asked.cursor) };
  const rows = await allDeals(ctx.reader, { status: asked.status, titled: asked.q, ...page });
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1)?.deal;
  return accept({
    items: shown.map(itemOf),
    nextCursor: last && rows.length > asked.limit ? writeAfter({ at: last.createdAt, id: last.id }) : null,
  });
}

function itemOf({ deal, merchantName, currency }: Awaited<ReturnType<typeof allDeals>>[number]): BrowsedDeal {
  const { id, slug, title, status, unitsTaken: unitsSold } = deal;
  return {
    ...{ id, slug, title, status, unitsSold },
    merchant: { id: deal.merchantId, name: merchantName },
    price: { amount: deal.listPriceMinor, currency },
    createdAt: isoOf(deal.createdAt),
  };
}
