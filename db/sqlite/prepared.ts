import type { Database, Statement } from 'better-sqlite3';

/** Each takes some 22 KB beside JavaScript's own memory: 11 MB for each connection. Those not asked for longest go first. */
const keptMax = 500;
/** Texts with longer lists are endless, each takes 0.2 KB for every place of a value, and none is likely to come again. */
const placesMost = 100;

/** Lets the engine read and plan each text once, not at every call. */
export function keepPrepared(connection: Database): void {
  const prepare = connection.prepare.bind(connection) as (text: string) => Statement;
  const kept = new Map<string, Statement>();
  connection.prepare = ((text: string) => {
    const known = kept.get(text);
    // Whoever had it before may have asked for rows as arrays.
    if (known) {
      kept.delete(text);
      kept.set(text, known);
      return known.reader ? known.raw(false) : known;
    }
    const made = prepare(plannedOnce(text));
    if (text.split('?').length - 1 > placesMost) return made;
    kept.set(text, made);
    const [oldest] = kept.keys();
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
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
