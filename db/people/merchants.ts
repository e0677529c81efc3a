import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import { contains } from '../contains';
import type { Reader, Tx } from '../store';
import { decisions } from '../tables/deals';
import { merchants } from '../tables/people';

export type MerchantRow = typeof merchants.$inferSelect;
export type MerchantStatus = MerchantRow['status'];
export type DecisionRow = typeof decisions.$inferSelect;

export async function insertMerchant(tx: Tx, merchant: typeof merchants.$inferInsert): Promise<void> {
  await tx.insert(merchants).values(merchant);
}

export async function findMerchant(db: Reader, merchantId: string): Promise<MerchantRow | null> {
  const [row] = await db.select().from(merchants).where(eq(merchants.id, merchantId));
  return row ?? null;
}

/** Their names, for somebody who works for several. */
export async function namesOfMerchants(
  db: Reader,
  merchantIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (merchantIds.length === 0) return [];
  return db
    .select({ id: merchants.id, name: merchants.name })
    .from(merchants)
    .where(inArray(merchants.id, [...merchantIds]))
    .orderBy(asc(merchants.name));
}

/** Moves a merchant on, once: null where its status changed in the meantime. */
export async function moveMerchant(
  tx: Tx,
  move: { merchantId: string; from: MerchantStatus; to: MerchantStatus; submittedAt?: number },
): Promise<MerchantRow | null> {
  const submitted = move.submittedAt === undefined ? {} : { submittedAt: move.submittedAt };
  const [row] = await tx
    .update(merchants)
    .set({ status: move.to, version: sql`${merchants.version} + 1`, ...submitted })
    .where(and(eq(merchants.id, move.merchantId), eq(merchants.status, move.from)))
    .returning();
  return row ?? null;
}

/** Merchants in the order a moderator works: who waits longest first, then the newest. */
export async function listMerchants(
  db: Reader,
  asked: { status?: MerchantStatus | undefined; named?: string | undefined; limit: number },
): Promise<MerchantRow[]> {
  return db
    .select()
    .from(merchants)
    .where(
      and(
        asked.status ? eq(merchants.status, asked.status) : undefined,
        asked.named ? contains(merchants.name, asked.named) : undefined,
      ),
    )
    .orderBy(asc(merchants.submittedAt), desc(merchants.createdAt))
    .limit(asked.limit);
}

/** What a moderator decided, kept for whoever appeals. */
export async function recordDecision(
  tx: Tx,
  decision: Omit<typeof decisions.$inferInsert, 'id'>,
): Promise<string> {
  const id = newId('decision');
  await tx.insert(decisions).values({ id, ...decision });
  return id;
}

/** The decisions about one deal or merchant, the latest first. */
export async function decisionsAbout(db: Reader, entityId: string): Promise<DecisionRow[]> {
  return db
    .select()
    .from(decisions)
    .where(eq(decisions.entityId, entityId))
    .orderBy(desc(decisions.decidedAt))
    .limit(20);
}
