import { and, eq, gte, like, lt } from 'drizzle-orm';
import type { Reader, Tx } from '../store';
import { providerBook } from '../tables/operations';

export async function findProviderEntry(reader: Reader, key: string): Promise<unknown> {
  const [row] = await reader
    .select({ entry: providerBook.entry })
    .from(providerBook)
    .where(eq(providerBook.key, key));
  return row?.entry;
}

export async function keepProviderEntry(
  tx: Tx,
  page: { key: string; entry: unknown; madeAt: number },
): Promise<void> {
  await tx
    .insert(providerBook)
    .values(page)
    .onConflictDoUpdate({ target: providerBook.key, set: { entry: page.entry } });
}

/** The entries made in the half-open span whose key begins so. The prefix holds no sign that means something to LIKE. */
export async function listProviderEntries(
  reader: Reader,
  { prefix, from, until }: { prefix: string; from: number; until: number },
): Promise<unknown[]> {
  const rows = await reader
    .select({ entry: providerBook.entry })
    .from(providerBook)
    .where(
      and(
        gte(providerBook.madeAt, from),
        lt(providerBook.madeAt, until),
        like(providerBook.key, `${prefix}%`),
      ),
    );
  return rows.map((row) => row.entry);
}
