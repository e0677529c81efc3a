import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { openSqlite } from '../sqlite/sqlite';
import { type NewHouse, rowsAtOnce, wrongStep } from './house';
import { allShapes, type Row, type Shape } from './shapes';

export async function openSqliteHouse(url: string, { isNew }: { isNew: boolean }): Promise<NewHouse> {
  const file = resolve(url.replace(/^file:/, ''));
  if (isNew) await (await openSqlite(url)).close();
  else if (!existsSync(file)) throw new Error(`${file} is not there.`);
  const connection = new Database(file, { readonly: !isNew });
  if (isNew) connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = OFF');
  connection.exec(isNew ? 'BEGIN IMMEDIATE' : 'BEGIN');
  const shapes = allShapes();
  checkTables(connection, shapes);
  const indexes = isNew ? withoutIndexes(connection) : [];
  return {
    shapes,
    rows: (shape) => rowsOf(connection, shape),
    async put(shape, rows) {
      const marks = shape.columns.map(() => '?').join(', ');
      const insert = connection.prepare(`insert into "${shape.name}" (${namesOf(shape)}) values (${marks})`);
      for (const row of rows) insert.run(row.map((value, index) => bound(shape, index, value)));
    },
    async keep() {
      const broken = connection.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} rows refer to rows that are not there.`);
      for (const { sql } of indexes) connection.exec(sql);
      connection.exec('COMMIT');
    },
    async close() {
      connection.close();
    },
  };
}

/** Rows first, indexes afterwards: of many rows that is many times faster. */
function withoutIndexes(connection: Database.Database): { name: string; sql: string }[] {
  const indexes = connection
    .prepare(`select name, sql from sqlite_schema where type = 'index' and sql is not null`)
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) connection.exec(`DROP INDEX "${name}"`);
  return indexes;
}

function checkTables(connection: Database.Database, shapes: readonly Shape[]): void {
  for (const { name, columns } of shapes) {
    const there = connection.pragma(`table_info("${name}")`) as { name: string }[];
    const isAlike = columns.every((column) => there.some((one) => one.name === column.name));
    if (!isAlike || there.length !== columns.length) throw new Error(`${name}: ${wrongStep}`);
  }
}

async function* rowsOf(connection: Database.Database, shape: Shape): AsyncGenerator<readonly Row[]> {
  const order = shape.key.map((name) => `"${name}"`).join(', ');
  const statement = connection
    .prepare(`select ${namesOf(shape)} from "${shape.name}" order by ${order}`)
    .raw();
  let some: Row[] = [];
  for (const row of statement.iterate() as IterableIterator<unknown[]>) {
    some.push(row.map((value, index) => meant(shape, index, value)));
    if (some.length < rowsAtOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

function namesOf({ columns }: Shape): string {
  return columns.map(({ name }) => `"${name}"`).join(', ');
}

function meant({ columns }: Shape, index: number, value: unknown): unknown {
  if (value === null) return null;
  const kind = columns[index]?.kind;
  if (kind === 'flag') return value === 1;
  return kind === 'json' ? JSON.parse(String(value)) : value;
}

function bound({ columns }: Shape, index: number, value: unknown): unknown {
  if (value === null) return null;
  const kind = columns[index]?.kind;
  if (kind === 'flag') return value ? 1 : 0;
  return kind === 'json' ? JSON.stringify(value) : value;
}
