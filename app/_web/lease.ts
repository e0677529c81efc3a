import { randomUUID } from 'node:crypto';
import { findLease, holdLease, type LeaseRow, takeLease } from '@/db/leases';
import { systemClock } from '@/providers/clock/system';
import type { Context } from '@/usecases/context';
import type { Wiring } from './context';

const shared = globalThis as typeof globalThis & { offpeakHolder?: string };
// The number of the process is for operators who ask which one it is.
shared.offpeakHolder ??= `${process.pid} ${randomUUID()}`;
const holder = shared.offpeakHolder;

export const leaseLostCode = 'LEASE_LOST';
/** A process that is killed is replaced within this time. */
const leaseMillis = 10_000;

/**
 * The lease of the one process of many that runs the jobs; null in the others. Measured by the machine's clock, which no test
 * moves. A renewal is written when half of the lease is over, so that an idle server writes little.
 */
export async function leaseOfJobs({ store }: Pick<Wiring, 'store'>): Promise<LeaseRow | null> {
  const now = systemClock().now();
  const lease = await findLease(store.reader, 'jobs');
  const isOurs = lease?.holder === holder;
  if (isOurs && lease.until > now + leaseMillis / 2) return lease;
  if (lease && !isOurs && lease.until > now) return null;
  const asked = { name: 'jobs', holder, now, until: now + leaseMillis };
  return store.transaction((tx) => takeLease(tx, asked));
}

/** Whoever slept through the end of its lease writes nothing more: each transaction asks first whether it is still the one. */
export function fenced(ctx: Context, lease: LeaseRow): Context {
  return {
    ...ctx,
    transaction: (work) =>
      ctx.transaction(async (tx, instant) => {
        const now = systemClock().now();
        const times = { renewBefore: now + leaseMillis / 2, until: now + leaseMillis };
        if (!(await holdLease(tx, lease, times))) throw leaseLost();
        return work(tx, instant);
      }),
  };
}

function leaseLost(): Error {
  return Object.assign(new Error('Another process runs the jobs by now.'), { code: leaseLostCode });
}
