import { randomUUID } from 'node:crypto';
import { findLease, takeLease } from '@/db/leases';
import { systemClock } from '@/providers/clock/system';
import type { Wiring } from './context';

const shared = globalThis as typeof globalThis & { offpeakHolder?: string };
// The number of the process is for operators who ask which one it is.
shared.offpeakHolder ??= `${process.pid} ${randomUUID()}`;
const holder = shared.offpeakHolder;

/** A process that is killed is replaced within this time. */
const leaseMillis = 10_000;

/**
 * Whether this process is the one of many that runs the jobs. Measured by the machine's clock, which no test moves.
 * A renewal is written when half of the lease is over, so that an idle server writes little.
 */
export async function isLeader({ store }: Pick<Wiring, 'store'>): Promise<boolean> {
  const now = systemClock().now();
  const lease = await findLease(store.reader, 'jobs');
  const isOurs = lease?.holder === holder;
  if (isOurs && lease.until > now + leaseMillis / 2) return true;
  if (lease && !isOurs && lease.until > now) return false;
  const asked = { name: 'jobs', holder, now, until: now + leaseMillis };
  return (await store.transaction((tx) => takeLease(tx, asked))) !== null;
}
