import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool, type PoolClient } from 'pg';
import { codeOf, inside, isRefused, type Reader, refuseNesting, type Store, type Tx } from './store';

/** Lock number of migrations: several processes may start at once, one migrates. */
const migrationLock = 7_263_517;
/** Serialisation failure and deadlock: the whole transaction runs again. */
const retried = new Set(['40001', '40P01']);
const attemptsMax = 5;

export async function openPostgres(url: string): Promise<Store> {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 15_000 });
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  await migratePool(pool);
  return {
    engine: 'postgres',
    reader: drizzle(pool),
    snapshot: (read) => snapshot(pool, read),
    transaction: (work) => {
      refuseNesting();
      return inside.run(true, () => attempt(pool, work, 1));
    },
    migrate: () => migratePool(pool),
    settings: () => settingsOf(pool),
    empty: () => emptyAll(pool),
    close: () => pool.end(),
  };
}

async function attempt<Value>(pool: Pool, work: (tx: Tx) => Promise<Value>, turn: number): Promise<Value> {
  const client = await pool.connect();
  try {
    return await once(client, work);
  } catch (error) {
    if (turn >= attemptsMax || !retried.has(codeOf(error) ?? '')) throw error;
  } finally {
    client.release();
  }
  await pause(5 * turn + (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 10);
  return attempt(pool, work, turn + 1);
}

async function once<Value>(client: PoolClient, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  await client.query('BEGIN');
  try {
    const value = await work(drizzle(client));
    await client.query(isRefused(value) ? 'ROLLBACK' : 'COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function snapshot<Value>(pool: Pool, read: (reader: Reader) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await read(drizzle(client));
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
}

async function migratePool(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: resolve('db/migrations/postgres') });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    client.release();
  }
}

async function settingsOf(pool: Pool): Promise<Record<string, string | number>> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('server_version', 'fsync', 'synchronous_commit')`,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
}

async function emptyAll(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const names = rows.map((row) => `"${row.name}"`).join(', ');
  if (names) await pool.query(`truncate ${names} cascade`);
}
