import { recordAudit } from '@/db/audit';
import { type DealRow, termsOfVersion } from '@/db/deals/deal-terms';
import { changeDeal, insertDealVersion } from '@/db/deals/deals';
import type { Tx } from '@/db/store';
import type { Finding } from '@/domain/deals/findings';
import { needsReview, type ReviewedPart } from '@/domain/deals/needs-review';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { type DraftView, draftView } from './draft-view';
import { columnsOf, type Draft, readDraft, summaryOf } from './parts/deal-drafts';
import { checkSubmission } from './parts/deal-submission';
import { ownDeal } from './parts/own-deals';
import type { UpdateDeal } from './update-deal.input';

type Edit = {
  readonly ctx: Context;
  readonly tx: Tx;
  readonly now: Instant;
  readonly deal: DealRow;
  readonly draft: Draft;
};

/**
 * Says a deal anew, as its next version. What sells goes on selling as it is until the next version is approved;
 * changes that promise nobody less apply at once.
 */
export async function updateDeal(ctx: Context, input: UpdateDeal): Promise<Answer<DraftView>> {
  const { id, version, ...fields } = input;
  return ctx.transaction(async (tx, now) => {
    const found = await ownDeal(ctx, tx, id);
    if (!found.ok) return found;
    const deal = found.value;
    if (deal.version !== version) return refuse({ reason: 'stale-version', version: deal.version });
    if (isOver(deal)) return refuse({ reason: 'wrong-status', status: deal.status });
    const draft = await readDraft(ctx, tx, fields);
    if (!draft.ok) return draft;
    if (draft.value.merchant.id !== deal.merchantId) return refuse({ reason: 'not-found' });
    const edit = { ctx, tx, now, deal, draft: draft.value };
    return deal.liveVersion === null ? editDraft(edit) : editSelling(edit, deal.liveVersion);
  });
}

function isOver({ status }: DealRow): boolean {
  return status === 'refused' || status === 'ended' || status === 'stopped';
}

/** A draft is simply said anew; one that waits for a moderator goes on waiting, and a decision about the old text is stale. */
async function editDraft(edit: Edit): Promise<Answer<DraftView>> {
  if (edit.deal.status !== 'submitted') return keep(edit, { status: 'draft', waiting: [], findings: [] });
  const checked = checkSubmission(edit.draft);
  if (!checked.ok) return checked;
  return keep(edit, { status: 'submitted', waiting: [], findings: checked.value });
}

async function editSelling(edit: Edit, liveVersion: number): Promise<Answer<DraftView>> {
  const selling = await termsOfVersion(edit.tx, edit.deal.id, liveVersion);
  const before = { ...selling, ...titlesOf(selling.version), packageId: selling.package.id };
  const after = { ...edit.draft, packageId: edit.draft.package.id };
  const waiting = needsReview(before, after);
  if (waiting.length === 0) return keep(edit, { status: 'approved', waiting, findings: [] });
  const checked = checkSubmission(edit.draft);
  if (!checked.ok) return checked;
  return keep(edit, { status: 'submitted', waiting, findings: checked.value });
}

type Next = {
  readonly status: 'draft' | 'submitted' | 'approved';
  readonly waiting: readonly ReviewedPart[];
  readonly findings: Finding[];
};

async function keep(edit: Edit, { status, waiting, findings }: Next): Promise<Answer<DraftView>> {
  const { ctx, tx, now, deal, draft } = edit;
  const version = deal.version + 1;
  const text = { packageId: draft.package.id, ...titlesOf(draft), terms: draft.terms };
  const made = { createdBy: actorName(ctx.actor), createdAt: now };
  const submittedAt = status === 'submitted' ? now : null;
  const copies = deal.liveVersion === null || status === 'approved' ? columnsOf(draft) : {};
  const sells = status === 'approved' ? { liveVersion: version } : {};
  const changed = await changeDeal(tx, deal, { ...copies, ...sells, version });
  if (!changed) return refuse({ reason: 'stale-version', version: deal.version });
  await insertDealVersion(tx, { dealId: deal.id, version, ...text, status, findings, ...made, submittedAt });
  await recordAudit(tx, {
    at: now,
    actor: made.createdBy,
    act: status === 'approved' ? 'deal.changed-at-once' : 'deal.changed',
    entity: deal.id,
    before: { version: deal.version, liveVersion: deal.liveVersion },
    after: { version, liveVersion: changed.liveVersion, waiting, ...text },
  });
  return accept(draftView(changed, { summary: summaryOf(draft), waiting }));
}

function titlesOf({ title, description }: { title: string; description: string }) {
  return { title, description };
}
