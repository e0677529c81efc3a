import type { DealRow } from '@/db/deals/deal-terms';
import { insertPause } from '@/db/deals/deals';
import { accept } from '@/domain/kernel/result';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { moveOwnDeal, ownDeal } from './parts/own-deals';
import type { PauseDeal } from './pause-deal.input';

type Paused = Pick<DealRow, 'id' | 'status' | 'version'>;

/** Takes a deal off sale for a while. Vouchers stay valid and open groups run on. */
export async function pauseDeal(ctx: Context, { id }: PauseDeal): Promise<Answer<Paused>> {
  return ctx.transaction(async (tx, now) => {
    const deal = await ownDeal(ctx, tx, id);
    if (!deal.ok) return deal;
    const moved = await moveOwnDeal(ctx, { tx, now, deal: deal.value, act: 'pause' });
    if (!moved.ok) return moved;
    await insertPause(tx, { dealId: id, by: actorName(ctx.actor), now });
    const { status, version } = moved.value;
    return accept({ id, status, version });
  });
}
