import type { DealRow } from '@/db/deals/deal-terms';
import type { ReviewedPart } from '@/domain/deals/needs-review';

/** A deal as its merchant gets it back after saying something about it. */
export function draftView(deal: DealRow, said: { summary: string[]; waiting?: readonly ReviewedPart[] }) {
  return {
    id: deal.id,
    slug: deal.slug,
    merchantId: deal.merchantId,
    status: deal.status,
    version: deal.version,
    /** The version that sells; null before the first approval. */
    liveVersion: deal.liveVersion,
    /** Parts of this version that wait for approval while the version before goes on selling. */
    waiting: said.waiting ?? [],
    summary: said.summary,
  };
}
export type DraftView = ReturnType<typeof draftView>;
