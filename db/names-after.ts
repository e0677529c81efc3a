import { gt } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Reader } from './store';

/** The first names of a column after one, as the database sorts them: a table is gone through so, a few rows a call. */
export async function namesAfter(
  db: Reader,
  name: PgColumn,
  { after, most }: { after: string; most: number },
): Promise<string[]> {
  const rows = await db.select({ name }).from(name.table).where(gt(name, after)).orderBy(name).limit(most);
  return rows.map((row) => String(row.name));
}
