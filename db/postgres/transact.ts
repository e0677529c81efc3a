import type { Pool, PoolClient, QueryResult } from 'pg';
import { codeOf, isRefused, type Tx } from '../store';
import { gaveUp, isLost, patienceMs, untilBack, waitTurn } from './lost';
import { txOf } from './prepared';

type Work<Value> = (tx: Tx) => Promise<Value>;
/** What became of one attempt; `lost` is a commit whose answer never came. */
type Attempt<Value> =
  | { kind: 'done'; value: Value }
  | { kind: 'again'; because: unknown }
  | { kind: 'lost'; id: string; processId: number; value: Value };

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
    if (attempt.kind === 'lost' && (await isCommitted(pool, attempt))) return attempt.value;
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
    return { kind: 'lost', id, processId: client.processID ?? 0, value };
  }
}

type Lost = { readonly id: string; readonly processId: number };

/** Reads back what became of a transaction. One that still runs has lost us, too: it is ended, and asked for again. */
async function isCommitted(pool: Pool, { id, processId }: Lost): Promise<boolean> {
  const since = performance.now();
  for (let turn = 1; performance.now() - since < patienceMs; turn += 1) {
    const { rows } = await untilBack(() =>
      pool.query<{ status: string | null }>('SELECT pg_xact_status($1::text::xid8) AS status', [id]),
    );
    const status = rows[0]?.status;
    if (status === 'committed') return true;
    if (status === 'aborted') return false;
    if (turn > 2) await endBackend(pool, { id, processId });
    await waitTurn(turn);
  }
  throw Object.assign(new Error(`Whether transaction ${id} was kept is not known.`), { code: '08007' });
}

async function endBackend(pool: Pool, { id, processId }: Lost): Promise<void> {
  await untilBack(() =>
    pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND backend_xid = $2::text::xid8::xid',
      [processId, id],
    ),
  );
}
