import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from 'better-sqlite3';
import { inside, isRefused } from '../store';

/** The one who writes: SQLite has one, and a second connection would block the whole process. */
export type Writer = {
  /** In a durable transaction, which others may share; undone alone when it throws or answers a refusal. */
  transaction<Value>(work: () => Promise<Value>): Promise<Value>;
  /** In turn, but outside of any transaction. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>;
};
type Job = {
  readonly isAlone: boolean;
  readonly run: () => Promise<unknown>;
  readonly keep: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
};

/** Jobs of one durable write, and for how long it may gather them: the first of them waits for the last. */
const together = { jobs: 64, millis: 20 };

/**
 * Works wait their turn, and whoever waits shares one durable write with the others: the disk is asked once for all of them.
 * Each has a savepoint and an outcome of its own. Nobody is told anything before the write is on disk, refusals included, for
 * a refusal may rest on what another one took. Decision 013.
 */
export function openWriter(connection: Database): Writer {
  const waiting: Job[] = [];
  let isAtWork = false;
  const begin = async () => {
    for (let first = waiting[0]; first; first = waiting[0]) {
      if (first.isAlone) await runAlone(waiting.shift() ?? first);
      else await writeTogether(connection, waiting);
    }
    isAtWork = false;
  };
  const enqueue = <Value>(isAlone: boolean, work: () => Promise<Value>) =>
    new Promise<Value>((resolve, reject) => {
      const asCaller = AsyncLocalStorage.snapshot();
      const run = () => asCaller(() => inside.run(true, work));
      waiting.push({ isAlone, run, keep: (value) => resolve(value as Value), fail: reject });
      if (isAtWork) return;
      isAtWork = true;
      // After whatever else has arrived by now, so that it comes along.
      setImmediate(() => void begin());
    });
  return {
    transaction: (work) => enqueue(false, work),
    alone: (work) => enqueue(true, work),
  };
}

async function runAlone({ run, keep, fail }: Job): Promise<void> {
  await run().then(keep, fail);
}

async function writeTogether(connection: Database, waiting: Job[]): Promise<void> {
  const jobs: Job[] = [];
  const outcomes: (() => void)[] = [];
  const until = performance.now() + together.millis;
  try {
    connection.exec('BEGIN IMMEDIATE');
    while (waiting[0] && !waiting[0].isAlone && jobs.length < together.jobs && performance.now() < until) {
      const [job] = waiting.splice(0, 1) as [Job];
      jobs.push(job);
      outcomes.push(await runInSavepoint(connection, job));
    }
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    if (jobs.length === 0) jobs.push(...waiting.splice(0, 1));
    for (const { fail } of jobs) fail(error);
    return;
  }
  for (const tell of outcomes) tell();
}

/** @returns how the job is told its outcome. @throws where the engine undid the whole transaction, as it does on a full disk. */
async function runInSavepoint(connection: Database, { run, keep, fail }: Job): Promise<() => void> {
  connection.exec('SAVEPOINT job');
  try {
    const value = await run();
    if (isRefused(value)) connection.exec('ROLLBACK TO job');
    connection.exec('RELEASE job');
    return () => keep(value);
  } catch (error) {
    if (!connection.inTransaction) throw error;
    connection.exec('ROLLBACK TO job');
    connection.exec('RELEASE job');
    return () => fail(error);
  }
}
