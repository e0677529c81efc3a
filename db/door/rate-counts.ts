import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../store';
import { rateCounts } from '../tables/operations';

type Id = { readonly name: string; readonly whose: string };
/** What stands after this window's last request. */
export type Counted = { readonly requests: number; readonly endsAt: number };

/** Counts requests in the window that runs, or opens a new one where the last is over. One statement, for all processes. */
export async function countRequests(
  tx: Tx,
  asked: Id & { requests: number; now: number; windowMs: number },
): Promise<Counted> {
  const { name, whose, requests, now } = asked;
  const endsAt = now + asked.windowMs;
  const isOver = sql`${rateCounts.endsAt} <= ${now}`;
  const [row] = await tx
    .insert(rateCounts)
    .values({ name, whose, requests, endsAt })
    .onConflictDoUpdate({
      target: [rateCounts.name, rateCounts.whose],
      set: {
        requests: sql`case when ${isOver} then ${requests} else ${rateCounts.requests} + ${requests} end`,
        endsAt: sql`case when ${isOver} then ${endsAt} else ${rateCounts.endsAt} end`,
      },
    })
    .returning({ requests: rateCounts.requests, endsAt: rateCounts.endsAt });
  return row ?? { requests, endsAt };
}

/** What was counted in the window that runs; null where none does. */
export async function findCount(db: Reader, { name, whose }: Id, now: number): Promise<Counted | null> {
  const [row] = await db
    .select({ requests: rateCounts.requests, endsAt: rateCounts.endsAt })
    .from(rateCounts)
    .where(and(eq(rateCounts.name, name), eq(rateCounts.whose, whose), gt(rateCounts.endsAt, now)));
  return row ?? null;
}

export async function forgetCounts(tx: Tx, before: number): Promise<void> {
  await tx.delete(rateCounts).where(lt(rateCounts.endsAt, before));
}
