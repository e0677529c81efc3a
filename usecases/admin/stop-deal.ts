import { recordAudit } from '@/db/audit';
import { type DealRow, findDeal } from '@/db/deals/deal-terms';
import { changeDeal } from '@/db/deals/deals';
import { recordDecision } from '@/db/people/merchants';
import { listOpenHoldsOfDeal } from '@/db/slots/holds';
import type { Tx } from '@/db/store';
import { moveDeal } from '@/domain/deals/moves';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { newestDraft } from '../deals/parts/deal-submission';
import { endHoldAndFree } from '../slots/parts/holding';
import { postDecision } from './parts/decision-letters';
import type { StopDeal } from './stop-deal.input';

type Stopped = { readonly id: string; readonly status: DealRow['status']; readonly holdsReleased: number };

/** The kill switch: off sale at once and for good, open holds released. Vouchers stay valid; open groups fail by the job. */
export async function stopDeal(ctx: Context, input: StopDeal): Promise<Answer<Stopped>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  return ctx.transaction(async (tx, now) => {
    const deal = await findDeal(tx, input.id);
    if (!deal) return refuse({ reason: 'not-found' });
    const moved = moveDeal(deal.status, 'stop');
    if (!moved.ok) return refuse({ reason: 'wrong-status', status: deal.status });
    const changed = await changeDeal(tx, deal, { status: moved.value });
    if (!changed) return refuse({ reason: 'stale-version', version: deal.version });
    const holds = await listOpenHoldsOfDeal(tx, deal.id);
    for (const { id } of holds) await endHoldAndFree(tx, { holdId: id, by: 'stop', now });
    await tell(ctx, tx, { input, deal, by: admin.value, now });
    return accept({ id: deal.id, status: changed.status, holdsReleased: holds.length });
  });
}

type Telling = { input: StopDeal; deal: DealRow; by: string; now: Instant };

async function tell(ctx: Context, tx: Tx, { input, deal, by, now }: Telling): Promise<void> {
  const { reasons, note = '' } = input;
  const decided = { decision: 'stop' as const, reasons, note, decidedBy: by, decidedAt: now };
  const decisionId = await recordDecision(tx, { entity: 'deal', entityId: deal.id, ...decided });
  await recordAudit(tx, {
    at: now,
    actor: by,
    act: 'deal.stop',
    entity: deal.id,
    before: { status: deal.status },
    after: { status: 'stopped', reasons, note },
  });
  const { merchant, title } = await newestDraft(tx, deal);
  const letter = { recipient: merchant.contactEmail, about: `Your deal “${title}”`, reasons, note, now };
  const outcome = 'was taken off sale; what is sold stays valid';
  await postDecision(tx, { decisionId, ...letter, outcome, link: `${ctx.appUrl}/merchant/deals/${deal.id}` });
}
