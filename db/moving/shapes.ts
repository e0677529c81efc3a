import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import { engine } from '../columns';
import * as claims from '../tables/claims';
import * as deals from '../tables/deals';
import * as groups from '../tables/groups';
import * as ledger from '../tables/ledger';
import * as listings from '../tables/listings';
import * as means from '../tables/means';
import * as operations from '../tables/operations';
import * as orders from '../tables/orders';
import * as people from '../tables/people';
import * as provider from '../tables/provider';
import * as refunds from '../tables/refunds';
import * as settlement from '../tables/settlement';
import * as slots from '../tables/slots';
import * as venues from '../tables/venues';
import * as vouchers from '../tables/vouchers';

const files = [
  claims,
  deals,
  groups,
  ledger,
  listings,
  means,
  operations,
  orders,
  people,
  provider,
  refunds,
  settlement,
  slots,
  venues,
  vouchers,
];

/** What has to be known of a table to carry its rows from one engine to another. */
export type Shape = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly kind: 'text' | 'number' | 'flag' | 'json' }[];
  /** Columns of the primary key: rows are read in its order. */
  readonly key: readonly string[];
  /** Tables whose rows must be there first. */
  readonly needs: readonly string[];
};
/** The values of one row in the order of the columns, as both engines mean them: flags as booleans, JSON parsed. */
export type Row = readonly unknown[];

/** Every table of ours, those that others refer to first. */
export function allShapes(): Shape[] {
  const words: unknown[] = files.flatMap((file) => Object.values(file));
  return inOrder(words.flatMap((word) => (is(word, Table) ? [shapeOf(word)] : [])));
}

function shapeOf(table: Table): Shape {
  const config =
    engine === 'postgres'
      ? pg.getTableConfig(table as pg.PgTable)
      : lite.getTableConfig(table as lite.SQLiteTable);
  const columns = Object.values(getTableColumns(table));
  const own = columns.filter((column) => column.primary).map(({ name }) => name);
  return {
    name: getTableName(table),
    columns: columns.map(({ name, dataType }) => ({ name, kind: kindOf(dataType) })),
    key: own.length > 0 ? own : (config.primaryKeys[0]?.columns ?? []).map(({ name }) => name),
    needs: config.foreignKeys.map((key) => getTableName(key.reference().foreignTable)),
  };
}

function kindOf(dataType: string): Shape['columns'][number]['kind'] {
  switch (dataType) {
    case 'boolean':
      return 'flag';
    case 'json':
    case 'number':
      return dataType;
    default:
      return 'text';
  }
}

function inOrder(shapes: readonly Shape[]): Shape[] {
  const placed: Shape[] = [];
  const isPlaced = (name: string) => placed.some((shape) => shape.name === name);
  let waiting = shapes.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  while (waiting.length > 0) {
    const ready = waiting.filter(({ name, needs }) => needs.every((need) => need === name || isPlaced(need)));
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${waiting.map((one) => one.name)}`);
    placed.push(...ready);
    waiting = waiting.filter((shape) => !ready.includes(shape));
  }
  return placed;
}

/** A row of a table as it is carried: what is not said has its default. */
export function rowOf(table: Table, values: Readonly<Record<string, unknown>>): Row {
  return Object.entries(getTableColumns(table)).map(
    ([key, { default: usual }]) => values[key] ?? usual ?? null,
  );
}

/** One line, the same for the same row whatever engine it comes from: keys of JSON in order. */
export function printRow(row: Row): string {
  return JSON.stringify(row, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
