import { eq } from 'drizzle-orm';
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
