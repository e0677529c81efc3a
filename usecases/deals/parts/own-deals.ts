import { recordAudit } from '@/db/audit';
import { type DealRow, findDeal } from '@/db/deals/deal-terms';
import { changeDeal } from '@/db/deals/deals';
import type { Reader, Tx } from '@/db/store';
import { type DealAct, moveDeal } from '@/domain/deals/moves';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { actorName, authorizeMerchant } from '../../authorize';
import type { Answer, Context } from '../../context';

/** A deal of the actor's own business, for those who manage it. */
export async function ownDeal(ctx: Context, db: Reader, dealId: string): Promise<Answer<DealRow>> {
  const deal = await findDeal(db, dealId);
  if (!deal) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
  const scope = authorizeMerchant(ctx, deal.merchantId, ['manager']);
  return scope.ok ? accept(deal) : scope;
}

type Moving = { readonly tx: Tx; readonly now: Instant; readonly deal: DealRow; readonly act: DealAct };

/** Moves a deal on by one act, on the record; refused where its state does not allow it. */
export async function moveOwnDeal(ctx: Context, moving: Moving): Promise<Answer<DealRow>> {
  const { tx, now, deal, act } = moving;
  const moved = moveDeal(deal.status, act);
  if (!moved.ok) return refuse({ reason: 'wrong-status', status: deal.status });
  const changed = await changeDeal(tx, deal, { status: moved.value });
  if (!changed) return refuse({ reason: 'stale-version', version: deal.version });
  await recordAudit(tx, {
    at: now,
    actor: actorName(ctx.actor),
    act: `deal.${act}`,
    entity: deal.id,
    before: { status: deal.status },
    after: { status: changed.status },
  });
  return accept(changed);
}
