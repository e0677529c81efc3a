import type { DealRow } from '@/db/deals/deal-terms';
import { endPause } from '@/db/deals/deals';
import { findMerchant } from '@/db/people/merchants';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { moveOwnDeal, ownDeal } from './parts/own-deals';
import type { ResumeDeal } from './resume-deal.input';

type Resumed = Pick<DealRow, 'id' | 'status' | 'version'>;

/** Puts a paused deal on sale again, where its business may sell. */
export async function resumeDeal(ctx: Context, { id }: ResumeDeal): Promise<Answer<Resumed>> {
  return ctx.transaction(async (tx, now) => {
    const deal = await ownDeal(ctx, tx, id);
    if (!deal.ok) return deal;
    const merchant = await findMerchant(tx, deal.value.merchantId);
    if (merchant?.status !== 'verified') return refuse({ reason: 'merchant-not-verified' });
    const moved = await moveOwnDeal(ctx, { tx, now, deal: deal.value, act: 'resume' });
    if (!moved.ok) return moved;
    await endPause(tx, id, now);
    const { status, version } = moved.value;
    return accept({ id, status, version });
  });
}
