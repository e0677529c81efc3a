import type { Refusal } from '@/domain/kernel/refusal';
import { type Refused, refuse } from '@/domain/kernel/result';

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
  const { promise: tooLong, resolve } = Promise.withResolvers<Value>();
  const patience = setTimeout(() => resolve(late(refuse({ reason: 'busy', retryAfterSeconds: 2 }))), most);
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(patience);
  }
}
