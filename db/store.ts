import { AsyncLocalStorage } from 'node:async_hooks';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

/** What a query speaks to: a reader or an open transaction. Typed as PostgreSQL; only what both engines understand is used. */
export type Reader = Pick<NodePgDatabase, 'select' | 'selectDistinct' | '$count'>;
export type Tx = Reader & Pick<NodePgDatabase, 'insert' | 'update' | 'delete'>;

export type Store = {
  readonly engine: 'sqlite' | 'postgres';
  /** Committed rows only. */
  readonly reader: Reader;
  /** Reads one state of all rows, whatever is written meanwhile. */
  snapshot<Value>(read: (reader: Reader) => Promise<Value>): Promise<Value>;
  /**
   * Everything in `work` happens or nothing does: it is undone when `work` throws, and when it answers a refusal.
   * Inside, await only `tx`.
   * On PostgreSQL `work` may run again after a serialisation failure, so it must have no effect but its rows.
   * @throws when a transaction is already open: pass its `tx` along.
   */
  transaction<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
  /** Another text whenever anything was committed, by whatever process: while it is the same, what was made of rows is true. */
  version(): Promise<string>;
  migrate(): Promise<void>;
  /** What the engine says of itself: settings the layout demands, for health and tests. */
  settings(): Promise<Record<string, string | number>>;
  /** Empties every table (tests and the demo's reset). */
  empty(): Promise<void>;
  close(): Promise<void>;
};

/** Next loads modules once per bundle; the open transaction must be known in all of them. */
const shared = globalThis as typeof globalThis & {
  offpeakInside?: AsyncLocalStorage<true>;
};
shared.offpeakInside ??= new AsyncLocalStorage<true>();
export const inside = shared.offpeakInside;

export function refuseNesting(): void {
  if (inside.getStore()) throw new Error('A transaction is already open; pass its tx along.');
}

export function isRefused(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const own = (error as Error & { code?: unknown }).code;
  return typeof own === 'string' ? own : codeOf(error.cause);
}
