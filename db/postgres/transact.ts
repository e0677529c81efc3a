import type { Pool, PoolClient, QueryResult } from 'pg';
import { codeOf, isRefused, type Tx } from '../store';
import { lifeNow, lifeOf } from './lives';
import { gaveUp, isLost, patienceMs, untilBack, waitTurn } from './lost';
import { txOf } from './prepared';

type Work<Value> = (tx: Tx) => Promise<Value>;
/** What became of one attempt; `lost` is a commit whose answer never came. */
type Attempt<Value> =
  | { kind: 'done'; value: Value }
  | { kind: 'again'; because: unknown }
  | { kind: 'lost'; commit: Commit; value: Value };
/** A commit as the server knows it: its transaction, its session, and the life of the server in which it was sent. */
type Commit = { readonly id: string; readonly processId: number; readonly life: string };

/** Serialisation failure and deadlock: the whole transaction runs again. */
const retried = new Set(['40001', '40P01']);
const attemptsMax = 8;

/**
 * Runs `work` in one transaction, again after a serialisation failure, a deadlock or a lost connection: what was not committed
 * never happened. Whether a commit without an answer happened is asked of the server itself. Decision 009.
 * @throws 08007 where that cannot be known in time.
 */
export async function transact<Value>(pool: Pool, work: Work<Value>): Promise<Value> {
  const since = performance.now();
  for (let turn = 1; ; turn += 1) {
    const attempt = await attemptOnce(pool, work);
    if (attempt.kind === 'done') return attempt.value;
    if (attempt.kind === 'lost' && (await isCommitted(pool, attempt.commit))) return attempt.value;
    if (attempt.kind === 'again') giveUpAfter(attempt.because, { since, turn });
    await waitTurn(turn);
  }
}

function giveUpAfter(because: unknown, { since, turn }: { since: number; turn: number }): void {
  if (!isLost(because)) {
    if (turn >= attemptsMax) throw because;
  } else if (performance.now() - since > patienceMs) throw gaveUp(because);
}

async function attemptOnce<Value>(pool: Pool, work: Work<Value>): Promise<Attempt<Value>> {
  let client: PoolClient | null = null;
  let broken: Error | undefined;
  try {
    client = await pool.connect();
    return await once(client, work);
  } catch (error) {
    if (isLost(error)) broken = error as Error;
    else if (!retried.has(codeOf(error) ?? '')) throw error;
    return { kind: 'again', because: error };
  } finally {
    client?.release(broken);
  }
}

async function once<Value>(client: PoolClient, work: Work<Value>): Promise<Attempt<Value>> {
  const id = await begin(client);
  let value: Value;
  try {
    value = await work(txOf(client));
    if (isRefused(value)) {
      await client.query('ROLLBACK');
      return { kind: 'done', value };
    }
  } catch (error) {
    if (!isLost(error)) await client.query('ROLLBACK');
    throw error;
  }
  return commit(client, { id, value });
}

/** One journey to the server for both. The number of the transaction outlives its connection. */
async function begin(client: PoolClient): Promise<string> {
  const said: unknown = await client.query('BEGIN; SELECT pg_current_xact_id()::text AS id');
  const [, numbered] = said as [QueryResult, QueryResult<{ id: string }>];
  return numbered.rows[0]?.id ?? '';
}

async function commit<Value>(
  client: PoolClient & { processID?: number },
  { id, value }: { id: string; value: Value },
): Promise<Attempt<Value>> {
  try {
    const { command } = await client.query('COMMIT');
    // Where a statement failed and nobody let it through, the server answers COMMIT by undoing everything.
    if (command !== 'COMMIT') throw new Error(`The transaction was undone: ${command}.`);
    return { kind: 'done', value };
  } catch (error) {
    if (!isLost(error)) throw error;
    return { kind: 'lost', commit: { id, processId: client.processID ?? 0, life: lifeOf(client) }, value };
  }
}

/**
 * Reads back what became of a transaction. One that still runs has lost us, too: it is ended, and asked for again. After a crash
 * "committed" may be said of another one that was given its number: that of ours is not known.
 */
async function isCommitted(pool: Pool, lost: Commit): Promise<boolean> {
  const since = performance.now();
  for (let turn = 1; performance.now() - since < patienceMs; turn += 1) {
    const { status, life } = await statusOf(pool, lost.id);
    if (status === 'aborted') return false;
    if (status === 'committed' && life === lost.life) return true;
    if (status === 'committed') break;
    if (turn > 2) await endBackend(pool, lost);
    await waitTurn(turn);
  }
  throw Object.assign(new Error(`Whether transaction ${lost.id} was kept is not known.`), { code: '08007' });
}

type Status = { readonly status: string | null; readonly life: string | null };

/** A number that the server has not given out, as it sees it, is one that it lost. */
const notGivenOut = '22023';

async function statusOf(pool: Pool, id: string): Promise<Status> {
  const asked = `SELECT pg_xact_status($1::text::xid8) AS status, ${lifeNow} AS life`;
  try {
    const { rows } = await untilBack(() => pool.query<Status>(asked, [id]));
    return rows[0] ?? { status: null, life: null };
  } catch (error) {
    if (codeOf(error) === notGivenOut) return { status: 'aborted', life: null };
    throw error;
  }
}

async function endBackend(pool: Pool, { id, processId }: Commit): Promise<void> {
  await untilBack(() =>
    pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND backend_xid = $2::text::xid8::xid',
      [processId, id],
    ),
  );
}
