import { resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client, type ClientBase, Pool, type PoolConfig, type QueryConfig } from 'pg';
import { inside, type Reader, refuseNesting, type Store } from '../store';
import { readLife } from './lives';
import { untilBack } from './lost';
import { nameOf, prepared } from './prepared';
import { transact } from './transact';

/** Lock number of migrations: several processes may start at once, one migrates. */
const migrationLock = 7_263_517;

/** A line whose other end is gone without a word is noticed: within five seconds when it is new, within twenty when it is idle. */
const lively = {
  application_name: 'offpeak',
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  // Our statements are short: to compile one takes longer than to run it.
  options: '-c jit=off',
} satisfies PoolConfig;

/**
 * Connections of one process: PostgreSQL takes 100 unless told otherwise, nine processes, and room for an operator. And how long a
 * question may take: one that takes longer is a mistake, or nobody hears it.
 */
const usual = { connections: 10, questionMs: 30_000 };

export async function openPostgres(url: string, { connections, questionMs } = usual): Promise<Store> {
  const line = { connectionString: url, ...lively };
  const pool = new Pool({
    ...line,
    max: connections,
    // Questions that do not wait for each other travel together. Decision 033.
    pipeline: true,
    // It is waited for; its type does not say so.
    onConnect: readLife as (client: ClientBase) => void,
    // A process that stalls in the middle lets its rows go.
    idle_in_transaction_session_timeout: 20_000,
    statement_timeout: questionMs,
    query_timeout: questionMs + 2_000,
  });
  listenForLosses(pool);
  await untilBack(() => migrateBy(line));
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
    migrate: () => migrateBy(line),
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
  let isWhole = false;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const value = await read(drizzle(prepared(client)));
    await client.query('ROLLBACK');
    isWhole = true;
    return value;
  } finally {
    client.release(!isWhole);
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

/** By a connection of its own, without bounds: it may take its time, and so may another process's migration. */
async function migrateBy(line: PoolConfig): Promise<void> {
  const client = new Client(line);
  client.on('error', () => undefined);
  try {
    await client.connect();
    // The lock is the connection's: it ends with it, whatever happened.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: resolve('db/migrations/postgres') });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function settingsOf(pool: Pool): Promise<Record<string, string | number>> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('server_version', 'fsync', 'synchronous_commit')`,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
}

/** A table that is truncated gets new files, which is dear: only those that hold something are. */
async function emptyAll(pool: Pool): Promise<void> {
  const { rows: tables } = await pool.query<Named>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const asked = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name})`);
  if (asked.length === 0) return;
  const { rows: filled } = await pool.query<Named>(asked.join(' union all '));
  if (filled.length > 0) await pool.query(`truncate ${filled.map(({ name }) => name).join(', ')} cascade`);
}
type Named = { readonly name: string };
