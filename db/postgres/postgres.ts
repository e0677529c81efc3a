import { resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool, type QueryConfig } from 'pg';
import { inside, type Reader, refuseNesting, type Store } from '../store';
import { untilBack } from './lost';
import { nameOf, prepared } from './prepared';
import { transact } from './transact';

/** Lock number of migrations: several processes may start at once, one migrates. */
const migrationLock = 7_263_517;

/** Connections of one process. PostgreSQL takes 100 unless told otherwise: nine processes, and room for an operator. */
const usual = { connections: 10 };

export async function openPostgres(url: string, { connections } = usual): Promise<Store> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    application_name: 'offpeak',
    // A process that stalls in the middle lets its rows go; a question that takes this long is a mistake.
    idle_in_transaction_session_timeout: 20_000,
    statement_timeout: 60_000,
  });
  listenForLosses(pool);
  await untilBack(() => migratePool(pool));
  const reading = ((config: QueryConfig, values: unknown[]) =>
    untilBack(() => pool.query({ ...config, name: nameOf(config.text) }, values))) as Pool['query'];
  return {
    engine: 'postgres',
    reader: drizzle({ query: reading } as unknown as Pool),
    snapshot: (read) => untilBack(() => snapshot(pool, read)),
    transaction: (work) => {
      refuseNesting();
      return inside.run(true, () => transact(pool, work));
    },
    version: () => untilBack(() => versionOf(pool)),
    migrate: () => migratePool(pool),
    settings: () => settingsOf(pool),
    empty: () => emptyAll(pool),
    close: () => pool.end(),
  };
}

/** A connection that is lost while nobody asks it anything says so by an event, which ends a process that does not listen. */
function listenForLosses(pool: Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

async function snapshot<Value>(pool: Pool, read: (reader: Reader) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await read(drizzle(prepared(client)));
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
}

/** Which transactions are over and which are not, as the server itself tells them apart. */
async function versionOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ seen: string }>({
    name: 'version',
    text: 'select pg_current_snapshot()::text as seen',
  });
  return rows[0]?.seen ?? '';
}

async function migratePool(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    // Whoever waits here waits for another process's migration, which may take its time.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: resolve('db/migrations/postgres') });
  } finally {
    // Lock and setting are the connection's: both end with it, whatever happened.
    client.release(true);
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
