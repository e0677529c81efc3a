import Database from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import { redemptions, vouchers } from '../tables/vouchers';

/** What happens without our guards, for the twins of race tests: each must show the damage that the guard prevents. */

/** Reads first and writes later, as nobody should. */
export async function isUseLeft(tx: Tx, voucherId: string): Promise<boolean> {
  const [row] = await tx.select().from(vouchers).where(eq(vouchers.id, voucherId));
  return (row?.usesLeft ?? 0) > 0;
}

export async function takeUseUnguarded(tx: Tx, voucherId: string): Promise<void> {
  await tx
    .update(vouchers)
    .set({ usesLeft: sql`case when ${vouchers.usesLeft} > 0 then ${vouchers.usesLeft} - 1 else 0 end` })
    .where(eq(vouchers.id, voucherId));
}

/** The vouchers let in, one entry a redemption. */
export async function redeemedVouchers(tx: Pick<Tx, 'select'>): Promise<string[]> {
  const rows = await tx.select({ voucherId: redemptions.voucherId }).from(redemptions);
  return rows.map((row) => row.voucherId);
}

/** Makes a SQLite database forget every seat the moment it is taken. */
export function forgetSeats(file: string): void {
  const database = new Database(file);
  for (const event of ['INSERT', 'UPDATE']) {
    database.exec(
      `CREATE TRIGGER lose_${event} AFTER ${event} ON venue_steps WHEN NEW.taken > 0
       BEGIN UPDATE venue_steps SET taken = 0, discounted = 0 WHERE venue_id = NEW.venue_id AND at = NEW.at; END`,
    );
  }
  database.close();
}
