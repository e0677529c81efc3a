import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { engine } from '../../../columns';
import type { Tx } from '../../../store';

const rowsMax = 1_000;

/**
 * Many rows in few statements: they travel as one JSON text that the engine takes apart. Value by value, a city of a
 * million values takes five times as long.
 */
export async function insertAll<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => column.name);
  for (let from = 0; from < rows.length; from += rowsMax) {
    const some = rows.slice(from, from + rowsMax).map((row) => {
      const values: Readonly<Record<string, unknown>> = row;
      return Object.fromEntries(
        columns.map(([key, column]) => [column.name, values[key] ?? column.default ?? null]),
      );
    });
    await tx.insert(table).select(takenApart(table, names, JSON.stringify(some)));
  }
}

function takenApart(table: PgTable, names: readonly string[], json: string) {
  if (engine === 'postgres') {
    const columns = sql.join(
      names.map((name) => sql.identifier(name)),
      sql`, `,
    );
    const shape = sql`null::${sql.identifier(getTableName(table))}`;
    return sql`select ${columns} from jsonb_populate_recordset(${shape}, ${json}::jsonb)`;
  }
  // Binary JSON, made once a row: text would be parsed again for every column.
  const columns = sql.join(
    names.map((name) => sql`one ->> ${name}`),
    sql`, `,
  );
  const all = sql`select jsonb(value) as one from json_each(${json})`;
  return sql`with every_row as materialized (${all}) select ${columns} from every_row`;
}
