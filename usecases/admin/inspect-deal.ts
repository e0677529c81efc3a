import { findDealByKey } from '@/db/deals/deal-terms';
import { decisionsAbout } from '@/db/people/merchants';
import { accept, refuse } from '@/domain/kernel/result';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { summaryOf } from '../deals/parts/deal-drafts';
import { newestDraft } from '../deals/parts/deal-submission';
import { type DecisionView, decisionView } from './decision-view';
import type { InspectDeal } from './inspect-deal.input';

export type InspectedDeal = {
  readonly deal: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly status: string;
    readonly version: number;
    readonly liveVersion: number | null;
    readonly unitsSold: number;
  };
  readonly merchant: { readonly id: string; readonly name: string };
  /** The newest version in plain words. */
  readonly summary: readonly string[];
  readonly decisions: readonly DecisionView[];
};

/** A deal in any status, with what was decided about it. */
export async function inspectDeal(ctx: Context, { key }: InspectDeal): Promise<Answer<InspectedDeal>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const deal = await findDealByKey(ctx.reader, key);
  if (!deal) return refuse({ reason: 'not-found' });
  const [draft, decisions] = await Promise.all([
    newestDraft(ctx.reader, deal),
    decisionsAbout(ctx.reader, deal.id),
  ]);
  const { id, slug, status, version, liveVersion, unitsTaken } = deal;
  return accept({
    deal: { id, slug, title: draft.title, status, version, liveVersion, unitsSold: unitsTaken },
    merchant: { id: draft.merchant.id, name: draft.merchant.name },
    summary: summaryOf(draft),
    decisions: decisions.map(decisionView),
  });
}
