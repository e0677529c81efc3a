import { and, asc, desc, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import { contains } from '../contains';
import type { Reader, Tx } from '../store';
import { deals, dealVersions, pauses } from '../tables/deals';
import { merchants } from '../tables/people';
import type { DealRow, DealVersionRow } from './deal-terms';
import { relist } from './listings';

type After = { readonly at: number; readonly id: string };

export async function insertDeal(tx: Tx, deal: typeof deals.$inferInsert): Promise<void> {
  await tx.insert(deals).values(deal);
}

export async function insertDealVersion(
  tx: Tx,
  version: Omit<typeof dealVersions.$inferInsert, 'id'>,
): Promise<void> {
  await tx.insert(dealVersions).values({ id: newId('version'), ...version });
  await relist(tx, { dealIds: [version.dealId] });
}

/** Changes a deal that is still at this version and status; null where somebody was faster. */
export async function changeDeal(
  tx: Tx,
  was: Pick<DealRow, 'id' | 'version' | 'status'>,
  set: Partial<typeof deals.$inferInsert>,
): Promise<DealRow | null> {
  const [row] = await tx
    .update(deals)
    .set(set)
    .where(and(eq(deals.id, was.id), eq(deals.version, was.version), eq(deals.status, was.status)))
    .returning();
  if (row) await relist(tx, { dealIds: [row.id] });
  return row ?? null;
}

/** Changes a version that still stands where it was seen; false where somebody was faster. */
export async function setVersion(
  tx: Tx,
  which: { dealId: string; version: number; from: DealVersionRow['status'] },
  set: Partial<Pick<DealVersionRow, 'status' | 'findings' | 'submittedAt'>>,
): Promise<boolean> {
  const rows = await tx
    .update(dealVersions)
    .set(set)
    .where(
      and(
        eq(dealVersions.dealId, which.dealId),
        eq(dealVersions.version, which.version),
        eq(dealVersions.status, which.from),
      ),
    )
    .returning({ id: dealVersions.id });
  return rows.length === 1;
}

/** A merchant's deals with their newest version, the newest deal first. */
export async function dealsOfMerchant(
  db: Reader,
  merchantId: string,
  { limit, before }: { limit: number; before: After | null },
): Promise<{ deal: DealRow; version: DealVersionRow }[]> {
  return db
    .select({ deal: deals, version: dealVersions })
    .from(deals)
    .innerJoin(dealVersions, and(eq(dealVersions.dealId, deals.id), eq(dealVersions.version, deals.version)))
    .where(and(eq(deals.merchantId, merchantId), madeBefore(before)))
    .orderBy(desc(deals.createdAt), desc(deals.id))
    .limit(limit);
}

type Wanted = {
  readonly status?: DealRow['status'] | undefined;
  readonly titled?: string | undefined;
  readonly limit: number;
  readonly before: After | null;
};

/** Deals of everybody, the newest first. */
export async function allDeals(
  db: Reader,
  { status, titled, limit, before }: Wanted,
): Promise<{ deal: DealRow; merchantName: string; currency: string }[]> {
  return db
    .select({ deal: deals, merchantName: merchants.name, currency: merchants.currency })
    .from(deals)
    .innerJoin(merchants, eq(merchants.id, deals.merchantId))
    .where(
      and(
        status ? eq(deals.status, status) : undefined,
        titled ? contains(deals.title, titled) : undefined,
        madeBefore(before),
      ),
    )
    .orderBy(desc(deals.createdAt), desc(deals.id))
    .limit(limit);
}

function madeBefore(last: After | null): SQL | undefined {
  if (!last) return undefined;
  return or(lt(deals.createdAt, last.at), and(eq(deals.createdAt, last.at), lt(deals.id, last.id)));
}

/** Newest versions that wait for a moderator, who waits longest first. */
export async function submittedVersions(
  db: Reader,
  limit: number,
): Promise<{ deal: DealRow; version: DealVersionRow; merchantName: string }[]> {
  return db
    .select({ deal: deals, version: dealVersions, merchantName: merchants.name })
    .from(dealVersions)
    .innerJoin(deals, and(eq(deals.id, dealVersions.dealId), eq(deals.version, dealVersions.version)))
    .innerJoin(merchants, eq(merchants.id, deals.merchantId))
    .where(
      and(
        eq(dealVersions.status, 'submitted'),
        inArray(deals.status, ['submitted', 'approved', 'live', 'paused']),
      ),
    )
    .orderBy(asc(dealVersions.submittedAt), asc(dealVersions.id))
    .limit(limit);
}

export async function insertPause(tx: Tx, pause: { dealId: string; by: string; now: number }): Promise<void> {
  const { dealId, by, now } = pause;
  await tx.insert(pauses).values({ id: newId('pause'), dealId, pausedBy: by, pausedAt: now });
}

export async function endPause(tx: Tx, dealId: string, now: number): Promise<void> {
  await tx
    .update(pauses)
    .set({ resumedAt: now })
    .where(and(eq(pauses.dealId, dealId), isNull(pauses.resumedAt)));
}

/** Takes everything of a merchant off sale; its open groups run on and its vouchers stay valid. */
export async function pauseDealsOf(
  tx: Tx,
  { merchantId, by, now }: { merchantId: string; by: string; now: number },
): Promise<void> {
  const paused = await tx
    .update(deals)
    .set({ status: 'paused' })
    .where(and(eq(deals.merchantId, merchantId), eq(deals.status, 'live')))
    .returning({ id: deals.id });
  for (const { id } of paused) await insertPause(tx, { dealId: id, by, now });
  await relist(tx, { dealIds: paused.map(({ id }) => id) });
}
