import microdiff from 'microdiff';
import { type DealRow, type DealVersionRow, termsOfVersion } from '@/db/deals/deal-terms';
import { submittedVersions } from '@/db/deals/deals';
import { listMerchants, type MerchantRow } from '@/db/people/merchants';
import { accept } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { summaryOf } from '../deals/parts/deal-drafts';
import { newestDraft } from '../deals/parts/deal-submission';
import { merchantView } from '../people/merchant-view';
import type { GetQueue } from './get-queue.input';

export type Change = { readonly path: string; readonly before: unknown; readonly after: unknown };
type QueuedMerchant = { readonly kind: 'merchant'; readonly merchant: ReturnType<typeof merchantView> };
type QueuedDeal = {
  readonly kind: 'deal';
  readonly deal: {
    id: string;
    title: string;
    description: string;
    status: DealRow['status'];
    version: number;
  };
  readonly merchant: { id: string; name: string };
  readonly currency: string;
  readonly summary: readonly string[];
  readonly difference: readonly Change[] | null;
};
export type QueueItem = {
  readonly id: string;
  readonly submittedAt: string;
  readonly findings: DealVersionRow['findings'];
} & (QueuedMerchant | QueuedDeal);
export type Queue = { readonly items: readonly QueueItem[]; readonly nextCursor: null };

/** Everything that waits for a moderator, who waits longest first; an edit with what differs from what sells. */
export async function getQueue(ctx: Context, { limit }: GetQueue): Promise<Answer<Queue>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const merchants = await listMerchants(ctx.reader, { status: 'submitted', limit });
  const versions = await submittedVersions(ctx.reader, limit);
  const deals = await Promise.all(versions.map((row) => dealItem(ctx, row)));
  const items = [...merchants.map(merchantItem), ...deals].sort((a, b) =>
    a.submittedAt < b.submittedAt ? -1 : 1,
  );
  return accept({ items: items.slice(0, limit), nextCursor: null });
}

function merchantItem(merchant: MerchantRow): QueueItem {
  const submittedAt = isoOf(merchant.submittedAt ?? merchant.createdAt);
  return { kind: 'merchant', id: merchant.id, submittedAt, findings: [], merchant: merchantView(merchant) };
}

type Submitted = { deal: DealRow; version: DealVersionRow; merchantName: string };

async function dealItem(ctx: Context, { deal, version, merchantName }: Submitted): Promise<QueueItem> {
  const { title, description, findings } = version;
  const draft = await newestDraft(ctx.reader, deal);
  return {
    kind: 'deal',
    id: deal.id,
    submittedAt: isoOf(version.submittedAt ?? version.createdAt),
    findings,
    deal: { id: deal.id, title, description, status: deal.status, version: version.version },
    merchant: { id: deal.merchantId, name: merchantName },
    currency: draft.package.currency,
    summary: summaryOf(draft),
    difference: deal.liveVersion === null ? null : await differenceTo(ctx, deal, deal.liveVersion),
  };
}

async function differenceTo(ctx: Context, deal: DealRow, liveVersion: number): Promise<Change[]> {
  const before = saidBy(await termsOfVersion(ctx.reader, deal.id, liveVersion));
  const after = saidBy(await termsOfVersion(ctx.reader, deal.id, deal.version));
  return microdiff(before, after).map((change) => ({
    path: change.path.join('.'),
    before: 'oldValue' in change ? change.oldValue : null,
    after: 'value' in change ? change.value : null,
  }));
}

function saidBy({ version, terms, package: pkg }: Awaited<ReturnType<typeof termsOfVersion>>) {
  const { title, description, packageId } = version;
  return { title, description, packageId, package: { title: pkg.title, lines: [...pkg.lines] }, terms };
}
