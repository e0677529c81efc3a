import Database from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { Client } from 'pg';
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

/** Makes a database forget every seat the moment it is taken. */
export async function forgetSeats(url: string): Promise<void> {
  if (url.startsWith('file:')) forgetInSqlite(url.slice('file:'.length));
  else await forgetInPostgres(url);
}

function forgetInSqlite(file: string): void {
  const database = new Database(file);
  for (const event of ['INSERT', 'UPDATE']) {
    database.exec(
      `CREATE TRIGGER lose_${event} AFTER ${event} ON venue_steps WHEN NEW.taken > 0
       BEGIN UPDATE venue_steps SET taken = 0, discounted = 0 WHERE venue_id = NEW.venue_id AND at = NEW.at; END`,
    );
  }
  database.close();
}

async function forgetInPostgres(url: string): Promise<void> {
  const database = new Client(url);
  await database.connect();
  await database.query(`
    CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN NEW.taken := 0; NEW.discounted := 0; RETURN NEW; END';
    CREATE TRIGGER lose BEFORE INSERT OR UPDATE ON venue_steps FOR EACH ROW EXECUTE FUNCTION lose()`);
  await database.end();
}
