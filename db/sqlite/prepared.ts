import type { Database, Statement } from 'better-sqlite3';

/** So many statements are kept; texts that differ by the length of a list are endless. */
const keptMax = 1_000;

/** Lets the engine read and plan each text once, not at every call. */
export function keepPrepared(connection: Database): void {
  const prepare = connection.prepare.bind(connection) as (text: string) => Statement;
  const kept = new Map<string, Statement>();
  connection.prepare = ((text: string) => {
    const known = kept.get(text);
    // Whoever had it before may have asked for rows as arrays.
    if (known) return known.reader ? known.raw(false) : known;
    const made = prepare(plannedOnce(text));
    if (kept.size >= keptMax) kept.clear();
    kept.set(text, made);
    return made;
  }) as Database['prepare'];
}

/**
 * The engine plans a join or a limit anew whenever another value is bound to it, for its plan could be a better one. A plus sign
 * before the place of the value changes nothing but that: the plan is for all values. Decision 026.
 */
function plannedOnce(text: string): string {
  return text.replace(/'[^']*'|"[^"]*"|\?/g, (part) => (part === '?' ? '+?' : part));
}
