import Database from 'better-sqlite3';
import pg from 'pg';
import { engine } from '../columns';

/** What a statement reads from end to end, by the engine's own plan. For tests. */
export type Plan = { readonly statement: string; readonly scanned: readonly string[] };

/** The texts of all statements that the work sends, each once. */
export async function recordStatements(work: () => Promise<unknown>): Promise<string[]> {
  const seen = new Set<string>();
  const stop = engine === 'sqlite' ? listenSqlite(seen) : listenPostgres(seen);
  try {
    await work();
  } finally {
    stop();
  }
  // What is inserted row by row is scanned in its own list of values only.
  return [...seen].filter((text) => /^(select|update|delete)\b/i.test(text));
}

export function plans(url: string, statements: readonly string[]): Promise<Plan[]> {
  return engine === 'sqlite' ? sqlitePlans(url, statements) : postgresPlans(url, statements);
}

/** Statements are kept by whoever prepared them, so they are heard where they run. */
function listenSqlite(seen: Set<string>): () => void {
  const ways = ['run', 'all', 'get', 'iterate'] as const;
  const statements = Object.getPrototypeOf(new Database(':memory:').prepare('select 1')) as Statements;
  const usual = { ...Object.fromEntries(ways.map((way) => [way, statements[way]])) } as Statements;
  for (const way of ways) {
    statements[way] = function (this: Database.Statement, ...given: unknown[]) {
      seen.add(this.source);
      return usual[way].apply(this, given);
    };
  }
  return () => {
    for (const way of ways) statements[way] = usual[way];
  };
}

type Statements = Record<'run' | 'all' | 'get' | 'iterate', (...given: unknown[]) => unknown>;

function listenPostgres(seen: Set<string>): () => void {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given as [string | { text?: string }];
    seen.add(typeof asked === 'string' ? asked : (asked.text ?? ''));
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  return () => {
    pg.Client.prototype.query = query;
  };
}

async function sqlitePlans(url: string, statements: readonly string[]): Promise<Plan[]> {
  const connection = new Database(url.replace(/^file:/, ''), { readonly: true });
  const found = statements.map((statement) => {
    const nothing = [...statement.matchAll(/\?/g)].map(() => null);
    const rows = connection.prepare(`explain query plan ${statement}`).all(nothing) as { detail: string }[];
    const details = rows.map(({ detail }) => detail);
    // In the order of an index and with a limit, reading ends after a page.
    const isPage = /\blimit\b/i.test(statement) && !details.some((one) => one.includes('ORDER BY'));
    // What a statement within it found: how that one reads is said beside it.
    const within = details.flatMap((one) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)$/.exec(one)?.[1] ?? []);
    const scans = details.flatMap((one) => {
      const [, table = '', how = ''] = /^SCAN (\w+)(.*)$/.exec(one) ?? [];
      const isIn = (how.includes('INDEX') && isPage) || within.includes(table);
      return table === '' || table === 'CONSTANT' || how.includes('VIRTUAL') || isIn ? [] : [table];
    });
    return { statement, scanned: [...scans, ...details.flatMap(walkedByStatus)] };
  });
  connection.close();
  return found;
}

/** Most deals are live, and their sale ends later: an index that is walked from there on is walked to its end. */
function walkedByStatus(detail: string): string[] {
  const [, table] = /^SEARCH (deals) USING .*\(status=\?( AND sales_until>\?)?\)$/.exec(detail) ?? [];
  return table ? [table] : [];
}

type Node = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Node[];
};

/** Of small tables the planner would read all; here it may only where no index serves. */
async function postgresPlans(url: string, statements: readonly string[]): Promise<Plan[]> {
  const client = new pg.Client(url);
  await client.connect();
  for (const means of ['seqscan', 'hashjoin', 'mergejoin']) await client.query(`set enable_${means} = off`);
  await client.query('set plan_cache_mode = force_generic_plan');
  // What was counted of rows that earlier tests had here would have the planner believe in them.
  await client.query('begin; delete from pg_statistic');
  const found: Plan[] = [];
  for (const statement of statements) {
    const values = Math.max(0, ...[...statement.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
    await client.query(`prepare explained as ${statement}`);
    const nothing = values > 0 ? `(${Array.from({ length: values }, () => 'null').join(', ')})` : '';
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (format json) execute explained${nothing}`,
    );
    await client.query('deallocate explained');
    found.push({ statement, scanned: rows.flatMap((row) => scansOf(row['QUERY PLAN'][0]?.Plan, false)) });
  }
  await client.query('rollback');
  await client.end();
  return found;
}

function scansOf(node: Node | undefined, isPage: boolean): string[] {
  if (!node) return [];
  const type = node['Node Type'];
  const isWhole = type === 'Seq Scan' || (/Index (Only )?Scan$/.test(type) && !node['Index Cond'] && !isPage);
  const own = isWhole && node['Relation Name'] ? [node['Relation Name']] : [];
  const goesOn = type === 'Limit' || (isPage && !/Sort|Aggregate/.test(type));
  return [...own, ...(node.Plans ?? []).flatMap((one) => scansOf(one, goesOn))];
}
