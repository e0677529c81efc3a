import { Client } from 'pg';
import { openPostgres } from '../postgres/postgres';
import { type NewHouse, rowsAtOnce, wrongStep } from './house';
import { allShapes, type Row, type Shape } from './shapes';

/** Whole numbers of 64 bits come as text; ours have at most 53. */
const wholeNumber = 20;
/** Columns the engine keeps for itself. */
const ownColumns = new Set(['listings.search']);

export async function openPostgresHouse(url: string, { isNew }: { isNew: boolean }): Promise<NewHouse> {
  if (isNew) await (await openPostgres(url)).close();
  const client = new Client({ connectionString: url });
  client.setTypeParser(wholeNumber, Number);
  await client.connect();
  await client.query(isNew ? 'BEGIN' : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const shapes = allShapes();
  await checkTables(client, shapes);
  const indexes = isNew ? await withoutIndexes(client) : [];
  return {
    shapes,
    rows: (shape) => rowsOf(client, shape),
    put: (shape, rows) => put(client, shape, rows),
    async keep() {
      for (const sql of indexes) await client.query(sql);
      await client.query('COMMIT');
      await client.query('ANALYZE');
    },
    close: () => client.end(),
  };
}

/** Rows first, indexes afterwards: of many rows that is many times faster. */
async function withoutIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sql: string }>(
    `select indexname as name, indexdef as sql from pg_indexes where schemaname = 'public'
      and indexname not in (select conname from pg_constraint)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ sql }) => sql);
}

async function checkTables(client: Client, shapes: readonly Shape[]): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public'`,
  );
  const there = new Set(rows.map(({ table, column }) => `${table}.${column}`));
  for (const { name, columns } of shapes) {
    const count = rows.filter(
      ({ table, column }) => table === name && !ownColumns.has(`${table}.${column}`),
    ).length;
    const isAlike = columns.every((column) => there.has(`${name}.${column.name}`));
    if (!isAlike || count !== columns.length) throw new Error(`${name}: ${wrongStep}`);
  }
}

/** Text is ordered by its bytes, as the other engine does. */
async function* rowsOf(client: Client, shape: Shape): AsyncGenerator<readonly Row[]> {
  const kinds = new Map(shape.columns.map(({ name, kind }) => [name, kind]));
  const order = shape.key
    .map((name) => `"${name}"${kinds.get(name) === 'text' ? ' collate "C"' : ''}`)
    .join(', ');
  const cursor = `carried_${shape.name}`;
  await client.query(
    `declare "${cursor}" cursor for select ${namesOf(shape)} from "${shape.name}" order by ${order}`,
  );
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `fetch ${rowsAtOnce} from "${cursor}"`,
      rowMode: 'array',
    });
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query(`close "${cursor}"`);
}

async function put(client: Client, shape: Shape, rows: readonly Row[]): Promise<void> {
  const named = rows.map((row) =>
    Object.fromEntries(shape.columns.map(({ name }, index) => [name, row[index]])),
  );
  await client.query(
    `insert into "${shape.name}" (${namesOf(shape)})
      select ${namesOf(shape)} from json_populate_recordset(null::"${shape.name}", $1::json)`,
    [JSON.stringify(named)],
  );
}

function namesOf({ columns }: Shape): string {
  return columns.map(({ name }) => `"${name}"`).join(', ');
}
