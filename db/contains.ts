import { type Column, like, type SQL, sql } from 'drizzle-orm';

/** The column holds these letters, in either case. Signs that mean something to `like` are not searched for. */
export function contains(column: Column, typed: string): SQL {
  const plain = typed
    .toLowerCase()
    .replaceAll(/[%_\\]/g, ' ')
    .trim();
  return like(sql`lower(${column})`, `%${plain}%`);
}
