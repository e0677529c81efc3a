import { findFact } from '@/db/facts';
import { newId } from '@/domain/kernel/id';
import packageFile from '@/package.json';
import { isBalanced } from '@/usecases/settlement/parts/alarm';
import { wiring } from './context';
import { jsonResponse, say } from './door/answer';
import { log } from './door/log';
import { isWorkerAlive } from './worker';

type Health = {
  readonly status: 'ok' | 'unwell';
  readonly database: 'ok' | 'unreachable';
  readonly migrations: 'current' | 'unknown';
  readonly worker: 'ok' | 'stopped';
  readonly version: string;
};

export async function health(): Promise<Response> {
  const isReachable = await reachesDatabase();
  const worker = isWorkerAlive() ? 'ok' : 'stopped';
  const said: Health = {
    status: isReachable && worker === 'ok' ? 'ok' : 'unwell',
    database: isReachable ? 'ok' : 'unreachable',
    // The store migrates when it is opened, and a server without a store ends.
    migrations: isReachable ? 'current' : 'unknown',
    worker,
    version: packageFile.version,
  };
  return jsonResponse({ ...say(200, said), status: said.status === 'ok' ? 200 : 503 }, newId('req'));
}

export async function ready(): Promise<Response> {
  const isReachable = await reachesDatabase();
  const ledger = isReachable ? await saysOfLedger() : 'unknown';
  const isReady = isReachable && ledger === 'balanced';
  return jsonResponse({ ...say(200, { ready: isReady, ledger }), status: isReady ? 200 : 503 }, newId('req'));
}

/** What the last proof found: with books that do not agree nothing more is sold. */
async function saysOfLedger(): Promise<'balanced' | 'unbalanced'> {
  const { store } = await wiring();
  return (await isBalanced(store.reader)) ? 'balanced' : 'unbalanced';
}

async function reachesDatabase(): Promise<boolean> {
  try {
    const { store } = await wiring();
    await findFact(store.reader, 'scene');
    return true;
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
    return false;
  }
}
