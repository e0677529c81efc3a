import { getTableColumns, is, SQL, type Table } from 'drizzle-orm';
import { must } from '@/domain/kernel/must';

/** The row as it stands once it is inserted: what is left out is what its column says it is then, or null. Saves reading it back. */
export function wholeRow<Of extends Table>(table: Of, given: Of['$inferInsert']): Of['$inferSelect'] {
  const values = given as Readonly<Record<string, unknown>>;
  const columns = Object.entries(getTableColumns(table));
  return Object.fromEntries(
    columns.map(([name, column]) => {
      must(!is(column.default, SQL), `${name} is known before it is inserted`);
      const value = values[name] === undefined ? column.default : values[name];
      return [name, value ?? null];
    }),
  ) as Of['$inferSelect'];
}
