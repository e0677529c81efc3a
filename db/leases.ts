import { and, eq, lte, or, sql } from 'drizzle-orm';
import { engine } from './columns';
import { statement } from './statement';
import type { Reader, Tx } from './store';
import { leases } from './tables/operations';

export type LeaseRow = typeof leases.$inferSelect;

export async function findLease(db: Reader, name: string): Promise<LeaseRow | null> {
  const [row] = await db.select().from(leases).where(eq(leases.name, name));
  return row ?? null;
}

/**
 * Takes or renews a lease for its holder; null while it is somebody else's. The fencing token grows with every change of
 * holder, so that a holder that slept through its end is known by an old one. One guarded statement: of many only one gets it.
 */
export async function takeLease(
  tx: Tx,
  asked: { name: string; holder: string; now: number; until: number },
): Promise<LeaseRow | null> {
  const { name, holder, now, until } = asked;
  await tx.insert(leases).values({ name, holder, token: 0, until: 0 }).onConflictDoNothing();
  const [row] = await tx
    .update(leases)
    .set({
      holder,
      until,
      token: sql`case when ${leases.holder} = ${holder} and ${leases.until} > ${now} then ${leases.token} else ${leases.token} + 1 end`,
    })
    .where(and(eq(leases.name, name), or(lte(leases.until, now), eq(leases.holder, holder))))
    .returning();
  return row ?? null;
}

type Kept = Pick<LeaseRow, 'name' | 'holder' | 'token'>;

/**
 * Whether the lease is still the holder's, and so it stays until this transaction ends: whoever takes it over waits for that.
 * Near its end it is renewed, so that what takes long is not taken for dead.
 */
export async function holdLease(
  tx: Tx,
  { name, holder, token }: Kept,
  { renewBefore, until }: { renewBefore: number; until: number },
): Promise<boolean> {
  const lease = { name, holder, token };
  const [row] = await heldUntil(tx, lease);
  if (row && row.until < renewBefore) await tx.update(leases).set({ until }).where(isStill(lease));
  return row !== undefined;
}

/** Asked by every transaction of a job. */
const heldUntil = statement((tx: Tx, lease: Kept) => {
  const asked = tx.select({ until: leases.until }).from(leases).where(isStill(lease));
  return engine === 'sqlite' ? asked : asked.for('share');
});

function isStill({ name, holder, token }: Kept) {
  return and(eq(leases.name, name), eq(leases.holder, holder), eq(leases.token, token));
}

/** Gives a lease up before its end, if it is still the holder's. */
export async function endLease(tx: Tx, { name, holder }: { name: string; holder: string }): Promise<void> {
  await tx
    .update(leases)
    .set({ until: 0 })
    .where(and(eq(leases.name, name), eq(leases.holder, holder)));
}
