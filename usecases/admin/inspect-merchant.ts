import { dealsOfMerchant } from '@/db/deals/deals';
import { decisionsAbout, findMerchant } from '@/db/people/merchants';
import { reserveTermsOf } from '@/db/settlement/payouts';
import { accept, refuse } from '@/domain/kernel/result';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { type MerchantView, merchantView } from '../people/merchant-view';
import { type ReserveView, reserveView } from '../settlement/reserve-view';
import { type DecisionView, decisionView } from './decision-view';
import type { InspectMerchant } from './inspect-merchant.input';

export type InspectedMerchant = {
  readonly merchant: MerchantView;
  readonly deals: readonly { id: string; title: string; status: string; unitsSold: number }[];
  readonly decisions: readonly DecisionView[];
  /** The newest terms, also where they hold nothing back any more. */
  readonly reserve: ReserveView | null;
};

/** A business with its deals and what was decided about it. */
export async function inspectMerchant(
  ctx: Context,
  { id }: InspectMerchant,
): Promise<Answer<InspectedMerchant>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const merchant = await findMerchant(ctx.reader, id);
  if (!merchant) return refuse({ reason: 'not-found' });
  const [deals, decisions, terms] = await Promise.all([
    dealsOfMerchant(ctx.reader, id, { limit: 100, before: null }),
    decisionsAbout(ctx.reader, id),
    reserveTermsOf(ctx.reader, id),
  ]);
  return accept({
    merchant: merchantView(merchant),
    deals: deals.map(({ deal, version }) => ({
      id: deal.id,
      title: version.title,
      status: deal.status,
      unitsSold: deal.unitsTaken,
    })),
    decisions: decisions.map(decisionView),
    reserve: terms && reserveView(terms),
  });
}
