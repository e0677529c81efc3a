import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { type Reader, refuseNesting, type Store, type Tx } from '../store';
import { keepPrepared } from './prepared';
import { openWriter } from './writer';

/**
 * One writer connection, whose transactions wait in line, and one read-only connection for everybody else (WAL).
 * better-sqlite3 takes no asynchronous transactions, so BEGIN and COMMIT are ours.
 */
export async function openSqlite(url: string): Promise<Store> {
  const file = resolve(url.replace(/^file:/, ''));
  if (Number(process.versions.napi) < 10) {
    throw new Error(`Node ${process.version} is too old for the database driver; use Node 22.19 or newer.`);
  }
  mkdirSync(dirname(file), { recursive: true });
  const writer = open(file, false);
  await migrateFile(writer);
  const readerConnection = open(file, true);
  const tx = drizzle(writer) as unknown as Tx;
  const line = openWriter(writer);
  return {
    engine: 'sqlite',
    reader: drizzle(readerConnection) as unknown as Reader,
    snapshot: (read) => snapshot(file, read),
    transaction(work) {
      refuseNesting();
      return line.transaction(() => work(tx));
    },
    version: async () => String(readerConnection.pragma('data_version', { simple: true })),
    migrate: () => line.alone(() => migrateFile(writer)),
    settings: async () => settingsOf(writer),
    empty: () => line.alone(async () => emptyAll(writer)),
    async close() {
      await line.alone(async () => writer.close());
      readerConnection.close();
    },
  };
}

function open(file: string, readonly: boolean): Database.Database {
  const connection = new Database(file, { readonly });
  if (!readonly) {
    connection.pragma('journal_mode = WAL');
    // A WAL file that is opened again falls back to NORMAL, which can lose acknowledged work in a power cut.
    connection.pragma('synchronous = FULL');
  }
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('trusted_schema = OFF');
  // Kibibytes of each connection; what does not fit is read again from the machine's own cache of the file.
  connection.pragma('cache_size = -16384');
  // What a savepoint would undo; in a file of its own it was two thirds of all that was written.
  connection.pragma('temp_store = MEMORY');
  keepPrepared(connection);
  return connection;
}

async function migrateFile(writer: Database.Database): Promise<void> {
  writer.pragma('foreign_keys = OFF');
  migrate(drizzle(writer), { migrationsFolder: resolve('db/migrations/sqlite') });
  writer.pragma('foreign_keys = ON');
}

/** A connection of its own: what is read in its transaction is one state. */
async function snapshot<Value>(file: string, read: (reader: Reader) => Promise<Value>): Promise<Value> {
  const connection = open(file, true);
  try {
    connection.exec('BEGIN');
    return await read(drizzle(connection) as unknown as Reader);
  } finally {
    connection.close();
  }
}

function settingsOf(writer: Database.Database): Record<string, string | number> {
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'trusted_schema'];
  return Object.fromEntries(
    names.map((name) => [name, writer.pragma(name, { simple: true }) as string | number]),
  );
}

/** Rows that never change in service go with the world they belong to: their guards step aside for that. */
function emptyAll(writer: Database.Database): void {
  writer.pragma('foreign_keys = OFF');
  const rows = writer
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual')
        and name not like 'sqlite_%' and name not like '__drizzle%'`,
    )
    .all() as { name: string }[];
  const guards = writer.prepare(`select name, sql from sqlite_schema where type = 'trigger'`).all() as {
    name: string;
    sql: string;
  }[];
  writer.exec('BEGIN IMMEDIATE');
  for (const { name } of guards) writer.exec(`DROP TRIGGER "${name}"`);
  for (const { name } of rows) writer.exec(`DELETE FROM "${name}"`);
  for (const { sql } of guards) writer.exec(sql);
  writer.exec('COMMIT');
  writer.pragma('foreign_keys = ON');
}
