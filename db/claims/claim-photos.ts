import { and, eq, inArray, lte } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import type { Reader, Tx } from '../store';
import { claimPhotos } from '../tables/claims';

export type PhotoRow = typeof claimPhotos.$inferSelect;

export async function insertPhoto(tx: Tx, photo: PhotoRow): Promise<void> {
  await tx.insert(claimPhotos).values(photo);
}

export async function findPhoto(db: Reader, claimId: string): Promise<PhotoRow | null> {
  const [row] = await db.select().from(claimPhotos).where(eq(claimPhotos.claimId, claimId));
  return row ?? null;
}

export async function hasPhoto(db: Reader, claimId: string): Promise<boolean> {
  return (await db.$count(claimPhotos, eq(claimPhotos.claimId, claimId))) > 0;
}

/** Claims whose photo was kept long enough, a night's work at most. */
export async function listDuePhotos(db: Reader, now: Instant, limit = 100): Promise<string[]> {
  const rows = await db
    .select({ claimId: claimPhotos.claimId })
    .from(claimPhotos)
    .where(lte(claimPhotos.keptUntil, now))
    .limit(limit);
  return rows.map(({ claimId }) => claimId);
}

/** None of them whose claim was taken up again meanwhile. */
export async function dropPhotos(tx: Tx, claimIds: readonly string[], now: Instant): Promise<void> {
  await tx
    .delete(claimPhotos)
    .where(and(inArray(claimPhotos.claimId, [...claimIds]), lte(claimPhotos.keptUntil, now)));
}
