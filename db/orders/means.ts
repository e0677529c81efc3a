import { and, eq } from 'drizzle-orm';
import { meansKinds } from '@/domain/orders/means';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { orderMeans } from '../tables/means';

export type MeansRow = typeof orderMeans.$inferSelect;

export async function insertMeans(tx: Tx, means: typeof orderMeans.$inferInsert): Promise<void> {
  await tx.insert(orderMeans).values(means);
}

/** In the order in which they were taken. */
export async function meansOfOrder(db: Reader, orderId: string): Promise<MeansRow[]> {
  const rows = await byOrder(db, { orderId });
  return rows.sort((a, b) => meansKinds.indexOf(a.kind) - meansKinds.indexOf(b.kind));
}

const byOrder = statement((db: Reader, { orderId }: { orderId: string }) =>
  db.select().from(orderMeans).where(eq(orderMeans.orderId, orderId)),
);

/** Ends what was held, once: false where it ended before. */
export async function endMeans(tx: Tx, id: string, status: 'taken' | 'let-go'): Promise<boolean> {
  const rows = await tx
    .update(orderMeans)
    .set({ status })
    .where(and(eq(orderMeans.id, id), eq(orderMeans.status, 'held')))
    .returning({ id: orderMeans.id });
  return rows.length === 1;
}
