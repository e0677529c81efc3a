import { recordAudit } from '@/db/audit';
import type { DealRow } from '@/db/deals/deal-terms';
import { insertDeal, insertDealVersion } from '@/db/deals/deals';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import { slugOf } from '@/domain/kernel/slug';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import type { CreateDeal } from './create-deal.input';
import { type DraftView, draftView } from './draft-view';
import { columnsOf, readDraft, summaryOf } from './parts/deal-drafts';

/** Writes a deal down as a draft, refused at once where its rules do not hold, and says every rule in plain words. */
export async function createDeal(ctx: Context, input: CreateDeal): Promise<Answer<DraftView>> {
  return ctx.transaction(async (tx, now) => {
    const draft = await readDraft(ctx, tx, input);
    if (!draft.ok) return draft;
    const { title, description, terms, package: pkg, merchant } = draft.value;
    const id = newId('deal');
    const by = actorName(ctx.actor);
    const deal: DealRow = {
      ...columnsOf(draft.value),
      ...{ id, slug: slugOf(title, id), merchantId: merchant.id, status: 'draft' },
      ...{ version: 1, liveVersion: null, unitsTaken: 0, createdAt: now, liveAt: null },
    };
    await insertDeal(tx, deal);
    const text = { packageId: pkg.id, title, description, terms };
    const made = { status: 'draft' as const, findings: [], createdBy: by, createdAt: now };
    await insertDealVersion(tx, { dealId: id, version: 1, ...text, ...made });
    await recordAudit(tx, { at: now, actor: by, act: 'deal.created', entity: id, after: text });
    return accept(draftView(deal, { summary: summaryOf(draft.value) }));
  });
}
