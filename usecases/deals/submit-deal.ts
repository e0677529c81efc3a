import { recordAudit } from '@/db/audit';
import { type DealRow, type DealVersionRow, termsOfVersion } from '@/db/deals/deal-terms';
import { changeDeal, setVersion } from '@/db/deals/deals';
import type { Tx } from '@/db/store';
import type { Finding } from '@/domain/deals/findings';
import { moveDeal } from '@/domain/deals/moves';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { checkSubmission, newestDraft } from './parts/deal-submission';
import { ownDeal } from './parts/own-deals';
import type { SubmitDeal } from './submit-deal.input';

type Submitted = { readonly status: 'submitted'; readonly findings: readonly Finding[] };

/** Hands a deal to the moderators, with what a machine found; all reasons at once where it may not be. */
export async function submitDeal(ctx: Context, { id }: SubmitDeal): Promise<Answer<Submitted>> {
  return ctx.transaction(async (tx, now) => {
    const found = await ownDeal(ctx, tx, id);
    if (!found.ok) return found;
    const deal = found.value;
    const checked = checkSubmission(await newestDraft(tx, deal));
    if (!checked.ok) return checked;
    const moved = await handIn(tx, deal);
    if (!moved.ok) return moved;
    return keep({ ctx, tx, now, deal, from: moved.value, findings: checked.value });
  });
}

/** A deal that sells stays as it is: only its newest version waits. */
async function handIn(tx: Tx, deal: DealRow): Promise<Answer<VersionStatus>> {
  const { version } = await termsOfVersion(tx, deal.id, deal.version);
  if (deal.liveVersion !== null) {
    const waits = version.status === 'draft' || version.status === 'asked' || version.status === 'submitted';
    const isOver = deal.status === 'ended' || deal.status === 'stopped';
    return waits && !isOver
      ? accept(version.status)
      : refuse({ reason: 'wrong-status', status: deal.status });
  }
  const moved = moveDeal(deal.status, 'submit');
  if (!moved.ok) return refuse({ reason: 'wrong-status', status: deal.status });
  const changed = await changeDeal(tx, deal, { status: moved.value });
  return changed ? accept(version.status) : refuse({ reason: 'stale-version', version: deal.version });
}

type VersionStatus = DealVersionRow['status'];
type Keeping = {
  ctx: Context;
  tx: Tx;
  now: Instant;
  deal: DealRow;
  from: VersionStatus;
  findings: Finding[];
};

async function keep({ ctx, tx, now, deal, from, findings }: Keeping): Promise<Answer<Submitted>> {
  const which = { dealId: deal.id, version: deal.version, from };
  const isFirst = await setVersion(tx, which, { status: 'submitted', findings, submittedAt: now });
  if (!isFirst) return refuse({ reason: 'stale-version', version: deal.version });
  await recordAudit(tx, {
    at: now,
    actor: actorName(ctx.actor),
    act: 'deal.submitted',
    entity: deal.id,
    before: { status: deal.status },
    after: { status: 'submitted', version: deal.version, findings: findings.map(({ code }) => code) },
  });
  return accept({ status: 'submitted', findings });
}
