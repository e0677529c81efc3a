import { eq, like } from 'drizzle-orm';
import type { Reader, Tx } from '../store';
import { providerBook } from '../tables/operations';

export async function findProviderEntry(reader: Reader, key: string): Promise<unknown> {
  const [row] = await reader
    .select({ entry: providerBook.entry })
    .from(providerBook)
    .where(eq(providerBook.key, key));
  return row?.entry;
}

export async function keepProviderEntry(tx: Tx, page: { key: string; entry: unknown }): Promise<void> {
  await tx
    .insert(providerBook)
    .values(page)
    .onConflictDoUpdate({ target: providerBook.key, set: { entry: page.entry } });
}

/** Every entry whose key begins so. The prefix holds no sign that means something to LIKE. */
export async function listProviderEntries(reader: Reader, prefix: string): Promise<unknown[]> {
  const rows = await reader
    .select({ entry: providerBook.entry })
    .from(providerBook)
    .where(like(providerBook.key, `${prefix}%`));
  return rows.map((row) => row.entry);
}
