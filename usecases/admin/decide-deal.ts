import { recordAudit } from '@/db/audit';
import { type DealRow, type DealVersionRow, findDeal, termsOfVersion } from '@/db/deals/deal-terms';
import { changeDeal, setVersion } from '@/db/deals/deals';
import { recordDecision } from '@/db/people/merchants';
import type { Tx } from '@/db/store';
import { moveDeal } from '@/domain/deals/moves';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { type DraftView, draftView } from '../deals/draft-view';
import { columnsOf, type Draft, summaryOf } from '../deals/parts/deal-drafts';
import { blocksOf, newestDraft } from '../deals/parts/deal-submission';
import type { DecideDeal } from './decide-deal.input';
import { postDecision } from './parts/decision-letters';

type Deciding = {
  readonly ctx: Context;
  readonly tx: Tx;
  readonly now: Instant;
  readonly by: string;
  readonly deal: DealRow;
  readonly draft: Draft;
  readonly input: DecideDeal;
};

/**
 * Decides about the very version that was looked at. Approved, it sells at once, or from the start of its sale; what
 * sold before keeps its terms.
 */
export async function decideDeal(ctx: Context, input: DecideDeal): Promise<Answer<DraftView>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  return ctx.transaction(async (tx, now) => {
    const deal = await findDeal(tx, input.id);
    if (!deal) return refuse({ reason: 'not-found' });
    if (isOwn(ctx, deal.merchantId)) return refuse({ reason: 'not-allowed' });
    if (deal.version !== input.version) return refuse({ reason: 'stale-version', version: deal.version });
    const draft = await newestDraft(tx, deal);
    const deciding = { ctx, tx, now, by: admin.value, deal, draft, input };
    const moved = await decide(deciding);
    if (!moved.ok) return moved;
    await tell(deciding, moved.value);
    return accept(draftView(moved.value, { summary: summaryOf(draft) }));
  });
}

async function decide(deciding: Deciding): Promise<Answer<DealRow>> {
  const { tx, deal, draft, input, now } = deciding;
  const before = await versionStatus(deciding);
  if (before !== 'submitted') return refuse({ reason: 'wrong-status', status: before });
  const isApproved = input.decision === 'approve';
  if (isApproved && draft.merchant.status !== 'verified') return refuse({ reason: 'merchant-not-verified' });
  const [block] = isApproved ? blocksOf(draft) : [];
  if (block) return refuse(block);
  const status = nextStatus(deal, input.decision, now);
  if (status === null) return refuse({ reason: 'wrong-status', status: deal.status });
  const isNewlyLive = status === 'live' && deal.status !== 'live';
  const sells = { ...columnsOf(draft), liveVersion: deal.version, ...(isNewlyLive ? { liveAt: now } : {}) };
  const changed = await changeDeal(tx, deal, { status, ...(isApproved ? sells : {}) });
  if (!changed) return refuse({ reason: 'stale-version', version: deal.version });
  const word = { approve: 'approved', ask: 'asked', refuse: 'refused' } as const;
  const which = { dealId: deal.id, version: deal.version, from: before };
  const isFirst = await setVersion(tx, which, { status: word[input.decision] });
  return isFirst ? accept(changed) : refuse({ reason: 'stale-version', version: deal.version });
}

async function versionStatus({ tx, deal }: Deciding): Promise<DealVersionRow['status']> {
  const { version } = await termsOfVersion(tx, deal.id, deal.version);
  return version.status;
}

/** A deal that sells goes on whatever is said of its next version. */
function nextStatus(deal: DealRow, decision: DecideDeal['decision'], now: Instant): DealRow['status'] | null {
  if (deal.liveVersion !== null)
    return deal.status === 'ended' || deal.status === 'stopped' ? null : deal.status;
  const moved = moveDeal(deal.status, decision);
  if (!moved.ok) return null;
  if (moved.value !== 'approved' || deal.salesFrom > now) return moved.value;
  const live = moveDeal(moved.value, 'go-live');
  return live.ok ? live.value : null;
}

const outcomes = {
  approve: 'is approved',
  ask: 'needs an answer before it can be approved',
  refuse: 'was refused',
} as const;

async function tell({ ctx, tx, now, by, deal, draft, input }: Deciding, moved: DealRow): Promise<void> {
  const { decision, reasons, note = '', version } = input;
  const decided = { decision, reasons, note, decidedBy: by, decidedAt: now };
  const decisionId = await recordDecision(tx, { entity: 'deal', entityId: deal.id, version, ...decided });
  await recordAudit(tx, {
    at: now,
    actor: by,
    act: `deal.${decision}`,
    entity: deal.id,
    before: { status: deal.status, liveVersion: deal.liveVersion },
    after: { status: moved.status, liveVersion: moved.liveVersion, version, reasons, note },
  });
  const about = `Your deal “${draft.title}”`;
  const recipient = draft.merchant.contactEmail;
  const letter = { recipient, about, outcome: outcomes[decision], reasons, note, now };
  await postDecision(tx, { decisionId, ...letter, link: `${ctx.appUrl}/merchant/deals/${deal.id}` });
}

function isOwn({ actor }: Context, merchantId: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((one) => one.merchantId === merchantId);
}
