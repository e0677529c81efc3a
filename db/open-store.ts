import type { Store } from './store';

/** Next loads modules once per bundle; there is still one writer per process. */
const kept = globalThis as typeof globalThis & { offpeakStore?: Promise<Store> };

/** The one store of this process, opened at first use. */
export function openStore(url: string): Promise<Store> {
  kept.offpeakStore ??= makeStore(url);
  return kept.offpeakStore;
}

/** One more store, which whoever asks for it closes. */
export async function makeStore(url: string): Promise<Store> {
  if (/^postgres(ql)?:/.test(url)) {
    const { openPostgres } = await import('./postgres/postgres');
    return openPostgres(url);
  }
  const { openSqlite } = await import('./sqlite/sqlite');
  return openSqlite(url);
}
