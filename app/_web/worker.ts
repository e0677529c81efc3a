import { forgetCounts } from '@/db/door/rate-counts';
import { codeOf } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { systemClock } from '@/providers/clock/system';
import type { Context } from '@/usecases/context';
import { runDueJobs } from '@/usecases/schedule';
import { contextOf, type Wiring, wiring } from './context';
import { log } from './door/log';
import { fenced, leaseLostCode, leaseOfJobs } from './lease';

type State = { turn: Promise<unknown>; lastRunAt: number; forgotAt: number; timer: NodeJS.Timeout | null };
const shared = globalThis as typeof globalThis & { offpeakWorker?: State };
shared.offpeakWorker ??= {
  turn: Promise.resolve(),
  lastRunAt: Number.NEGATIVE_INFINITY,
  forgotAt: Number.NEGATIVE_INFINITY,
  timer: null,
};
const state = shared.offpeakWorker;

const everyMillis = 1_000;
const staleMillis = 60_000;
const roundsMax = 50;
const forgetEveryMillis = 3_600_000;

/** Looks every second for what has become due. One round after the other, never two at once, and in one process of many. */
export function startWorker(): void {
  if (state.timer) return;
  let isBusy = false;
  const tick = async () => {
    if (isBusy) return;
    isBusy = true;
    await runIfLeader().catch((error) => {
      if (codeOf(error) === leaseLostCode) log.warn('another process runs the jobs by now');
      else log.error({ err: error }, 'a job failed');
    });
    state.lastRunAt = performance.now();
    isBusy = false;
  };
  state.timer = setInterval(() => void tick(), everyMillis);
  state.timer.unref();
}

async function runIfLeader(): Promise<void> {
  const world = await wiring();
  const lease = await leaseOfJobs(world);
  if (!lease) return;
  await alone(() => runDueJobs(fenced(systemContext(world), lease)));
  await forgetNowAndThen(world);
}

/** Runs what is due, and what became due by it, until nothing is. */
export function runAllJobs(world: Wiring): Promise<number> {
  return alone(async () => {
    let ran = 0;
    for (let round = 0; round < roundsMax; round += 1) {
      const more = await runDueJobs(systemContext(world));
      if (more === 0) break;
      ran += more;
    }
    return ran;
  });
}

/** Does something while no job runs. */
export function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  const run = state.turn.then(work);
  state.turn = run.catch(() => undefined);
  return run;
}

export function isWorkerAlive(): boolean {
  return performance.now() - state.lastRunAt < staleMillis;
}

export function systemContext(world: Wiring): Context {
  return contextOf(world, { actor: { kind: 'system' }, requestId: newId('job') });
}

/** Counts of requests go by the machine's clock, as they came. */
async function forgetNowAndThen({ store }: Wiring): Promise<void> {
  if (performance.now() - state.forgotAt < forgetEveryMillis) return;
  state.forgotAt = performance.now();
  await store.transaction((tx) => forgetCounts(tx, systemClock().now()));
}
