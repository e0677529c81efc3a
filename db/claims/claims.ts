import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import { type ClaimAct, type ClaimStatus, claimMoves, photoUntil } from '@/domain/claims/claim';
import { newId } from '@/domain/kernel/id';
import { moveBy } from '@/domain/kernel/moves';
import type { Instant } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { claimPhotos, claimSteps, claims } from '../tables/claims';
import { orders } from '../tables/orders';

export type ClaimRow = typeof claims.$inferSelect;
export type ClaimStepRow = typeof claimSteps.$inferSelect;
export type Said = Pick<ClaimStepRow, 'side' | 'by' | 'words' | 'at'>;
export type ClaimOfOrder = { readonly claim: ClaimRow; readonly order: typeof orders.$inferSelect };

/** False where somebody opened the same claim at the same moment. */
export async function openClaim(tx: Tx, claim: Omit<ClaimRow, 'status'>, said: Said): Promise<boolean> {
  const rows = await tx
    .insert(claims)
    .values({ ...claim, status: 'open' })
    .onConflictDoNothing()
    .returning({ id: claims.id });
  if (rows.length === 0) return false;
  await addStep(tx, { id: claim.id, status: 'open' }, said);
  return true;
}

/** Moves a claim by one act of the table of moves and writes down who said what; null where its status does not allow it. */
export async function moveClaim(
  tx: Tx,
  move: { claimId: string; act: ClaimAct; said: Said },
): Promise<ClaimRow | null> {
  const { from, to } = moveBy(claimMoves, move.act);
  const [row] = await tx
    .update(claims)
    .set({ status: to })
    .where(and(eq(claims.id, move.claimId), inArray(claims.status, from)))
    .returning();
  if (!row) return null;
  await addStep(tx, row, move.said);
  await tx
    .update(claimPhotos)
    .set({ keptUntil: photoUntil(to, move.said.at) })
    .where(eq(claimPhotos.claimId, row.id));
  return row;
}

async function addStep(tx: Tx, claim: { id: string; status: ClaimStatus }, said: Said): Promise<void> {
  const step = await tx.$count(claimSteps, eq(claimSteps.claimId, claim.id));
  await tx
    .insert(claimSteps)
    .values({ id: newId('said'), claimId: claim.id, step, status: claim.status, ...said });
}

export async function findClaim(db: Reader, claimId: string): Promise<ClaimOfOrder | null> {
  const [row] = await withOrder(db).where(eq(claims.id, claimId));
  return row ?? null;
}

/** The latest claim of an order. */
export async function claimOfOrder(db: Reader, orderId: string): Promise<ClaimRow | null> {
  const [row] = await db
    .select()
    .from(claims)
    .where(eq(claims.orderId, orderId))
    .orderBy(desc(claims.round))
    .limit(1);
  return row ?? null;
}

export async function stepsOfClaim(db: Reader, claimId: string): Promise<ClaimStepRow[]> {
  return db.select().from(claimSteps).where(eq(claimSteps.claimId, claimId)).orderBy(asc(claimSteps.step));
}

/** A merchant's claims, the latest first. */
export async function claimsOfMerchant(db: Reader, merchantId: string, limit = 50): Promise<ClaimOfOrder[]> {
  return withOrder(db)
    .where(eq(claims.merchantId, merchantId))
    .orderBy(desc(claims.openedAt), desc(claims.id))
    .limit(limit);
}

/** Claims a moderator has to decide, the oldest first. */
export async function claimsToDecide(db: Reader, limit = 50): Promise<ClaimOfOrder[]> {
  return withOrder(db)
    .where(inArray(claims.status, ['contested', 'proposed']))
    .orderBy(asc(claims.openedAt), asc(claims.id))
    .limit(limit);
}

/** Claims whose merchant has been silent too long. */
export async function listSilentClaims(db: Reader, now: Instant): Promise<ClaimRow[]> {
  return db
    .select()
    .from(claims)
    .where(and(eq(claims.status, 'open'), lte(claims.answerBy, now)))
    .limit(100);
}

function withOrder(db: Reader) {
  return db
    .select({ claim: claims, order: orders })
    .from(claims)
    .innerJoin(orders, eq(orders.id, claims.orderId))
    .$dynamic();
}
