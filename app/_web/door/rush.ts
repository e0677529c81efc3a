import { setTimeout as pause } from 'node:timers/promises';
import type { Refusal } from '@/domain/kernel/refusal';
import { type Refused, refuse } from '@/domain/kernel/result';

/** Purchases under way in this process; beyond these nobody would be served sooner by being let in. */
const atOnce = 256;
const shared = globalThis as typeof globalThis & { offpeakRush?: { inside: number; turnedAway: number } };
shared.offpeakRush ??= { inside: 0, turnedAway: 0 };
const rush = shared.offpeakRush;

/**
 * Does what spends while there is room, and says at once when to come again where there is none: a rush ends in waiting, not in
 * requests that die of old age. Whoever is turned away is told one of three seconds, so that they do not all come back together.
 */
export async function whileRoom<Value>(
  work: () => Promise<Value>,
  full: (refused: Refused<Refusal>) => Value,
): Promise<Value> {
  if (rush.inside >= atOnce) {
    rush.turnedAway += 1;
    return full(refuse({ reason: 'busy', retryAfterSeconds: 1 + (rush.turnedAway % 3) }));
  }
  rush.inside += 1;
  try {
    return await work();
  } finally {
    rush.inside -= 1;
  }
}

/** Nobody who spends waits longer for an answer, whatever holds it up: a database, a provider, a lock. */
const patienceMs = 20_000;

/**
 * The end of the work, or after twenty seconds that it takes too long. The work goes on and so does its claim on its key: whoever
 * asks again with the same key is told how it ended.
 */
export async function inTime<Value>(
  work: Promise<Value>,
  late: (refused: Refused<Refusal>) => Value,
  most = patienceMs,
): Promise<Value> {
  const over = new AbortController();
  const tooLong = pause(most, null, { signal: over.signal }).then(() =>
    late(refuse({ reason: 'busy', retryAfterSeconds: 2 })),
  );
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    over.abort();
  }
}
