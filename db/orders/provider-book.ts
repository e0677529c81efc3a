import { and, eq, gte, like, lt, sql } from 'drizzle-orm';
import { together } from '@/domain/kernel/together';
import { engine } from '../columns';
import { statement } from '../statement';
import type { Reader, Store, Tx } from '../store';
import { providerBook } from '../tables/operations';

type Span = { readonly prefix: string; readonly from: number; readonly until: number };
type Page = {
  read(key: string): Promise<unknown>;
  write(entries: Readonly<Record<string, unknown>>): Promise<void>;
};

/** The built-in provider's book lies in our database but in transactions of its own. */
export function bookIn(store: Store, now: () => number) {
  const on = (tx: Tx): Page => ({
    read: (key) => findProviderEntry(tx, key),
    write: (entries) => keepProviderEntries(tx, entries, now()),
  });
  return {
    read: (key: string) => findProviderEntry(store.reader, key),
    list: (which: Span) => listProviderEntries(store.reader, which),
    write: (key: string, entry: unknown) => store.transaction((tx) => on(tx).write({ [key]: entry })),
    turn: <Value>(matter: string, work: (page: Page) => Promise<Value>) =>
      store.transaction(async (tx) => {
        // In this order, and answered in it: what the work reads first, it reads with the lock held.
        const [, value] = await together([lockMatter(tx, matter), work(on(tx))]);
        return value;
      }),
  };
}

async function findProviderEntry(reader: Reader, key: string): Promise<unknown> {
  const [row] = await byKey(reader, { key });
  return row?.entry;
}

const byKey = statement((reader: Reader, { key }: { key: string }) =>
  reader.select({ entry: providerBook.entry }).from(providerBook).where(eq(providerBook.key, key)),
);

type Entry = { readonly key: string; readonly entry: unknown; readonly madeAt: number };

async function keepProviderEntries(tx: Tx, entries: object, madeAt: number): Promise<void> {
  await keep(tx, { rows: Object.entries(entries).map(([key, entry]) => ({ key, entry, madeAt })) });
}

const keep = statement((tx: Tx, { rows }: { rows: Entry[] }) =>
  tx
    .insert(providerBook)
    .values(rows)
    .onConflictDoUpdate({ target: providerBook.key, set: { entry: sql`excluded.entry` } }),
);

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
  await lock(tx, { matter });
}

const lock = statement((tx: Tx, { matter }: { matter: string }) =>
  tx.select({ held: sql`1` }).from(sql`pg_advisory_xact_lock(hashtextextended(${matter}, 0))`),
);
