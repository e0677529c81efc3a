import { and, eq } from 'drizzle-orm';
import type { Reader } from '../store';
import { transfers } from '../tables/ledger';

/** What is posted for one order, by account; what sums to nothing is left out. */
export async function bookedOn(db: Reader, orderId: string): Promise<Record<string, number>> {
  const rows = await db
    .select()
    .from(transfers)
    .where(and(eq(transfers.orderId, orderId), eq(transfers.phase, 'posted')));
  const sums: Record<string, number> = {};
  for (const { debit, credit, amountMinor } of rows) {
    sums[debit] = (sums[debit] ?? 0) + amountMinor;
    sums[credit] = (sums[credit] ?? 0) - amountMinor;
  }
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, sum]) => sum !== 0)
      .sort(),
  );
}
