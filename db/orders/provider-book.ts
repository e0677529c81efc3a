import { and, eq, gte, like, lt, sql } from 'drizzle-orm';
import { engine } from '../columns';
import type { Reader, Store, Tx } from '../store';
import { providerBook } from '../tables/operations';

type Span = { readonly prefix: string; readonly from: number; readonly until: number };
type Page = {
  read(key: string): Promise<unknown>;
  write(key: string, entry: unknown): Promise<void>;
};

/** The built-in provider's book lies in our database but in transactions of its own. */
export function bookIn(store: Store, now: () => number) {
  const on = (tx: Tx): Page => ({
    read: (key) => findProviderEntry(tx, key),
    write: (key, entry) => keepProviderEntry(tx, { key, entry, madeAt: now() }),
  });
  return {
    read: (key: string) => findProviderEntry(store.reader, key),
    list: (which: Span) => listProviderEntries(store.reader, which),
    write: (key: string, entry: unknown) => store.transaction((tx) => on(tx).write(key, entry)),
    turn: <Value>(matter: string, work: (page: Page) => Promise<Value>) =>
      store.transaction(async (tx) => {
        await lockMatter(tx, matter);
        return work(on(tx));
      }),
  };
}

async function findProviderEntry(reader: Reader, key: string): Promise<unknown> {
  const [row] = await reader
    .select({ entry: providerBook.entry })
    .from(providerBook)
    .where(eq(providerBook.key, key));
  return row?.entry;
}

async function keepProviderEntry(
  tx: Tx,
  page: { key: string; entry: unknown; madeAt: number },
): Promise<void> {
  await tx
    .insert(providerBook)
    .values(page)
    .onConflictDoUpdate({ target: providerBook.key, set: { entry: page.entry } });
}

/** The entries made in the half-open span whose key begins so. The prefix holds no sign that means something to LIKE. */
async function listProviderEntries(reader: Reader, { prefix, from, until }: Span): Promise<unknown[]> {
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

/** Nobody else works on the same matter until this transaction ends. SQLite has one writer anyway. */
async function lockMatter(tx: Tx, matter: string): Promise<void> {
  if (engine === 'sqlite') return;
  await tx.select({ held: sql`1` }).from(sql`pg_advisory_xact_lock(hashtextextended(${matter}, 0))`);
}
