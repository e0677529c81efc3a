import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../store';

/** A restart is over within this time; whoever waits longer is told that we are busy. */
export const patienceMs = 8_000;

/**
 * Signs that the server went away or takes nobody just now: class 08, restarts (57P01 to 57P03), full (53300), a cut socket.
 * The driver says some of it in words only.
 */
const lostCode = /^(08|57P0|53300|ECONN|EPIPE|ETIMEDOUT)/;
const lostWords =
  /Connection terminated|not queryable|Query read timeout|timeout exceeded when trying to connect/;

export function isLost(error: unknown): boolean {
  return lostCode.test(codeOf(error) ?? '') || wordsOf(error).some((words) => lostWords.test(words));
}

/** Waits a moment before turn number `turn`: longer each time, up to half a second, and by chance, so that rivals part. */
export async function waitTurn(turn: number): Promise<void> {
  const most = Math.min(500, 10 * 2 ** turn);
  const chance = (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) / 65_536;
  await pause(most * (0.5 + chance / 2));
}

/** Does what may be done twice until the server is there again. @throws 08006 when patience ends, and at once what is no loss. */
export async function untilBack<Value>(work: () => Promise<Value>): Promise<Value> {
  const since = performance.now();
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error)) throw error;
      if (performance.now() - since > patienceMs) throw gaveUp(error);
    }
    await waitTurn(turn);
  }
}

/** The same under a code that everybody understands: the driver's own errors may have none. */
export function gaveUp(cause: unknown): Error {
  return Object.assign(new Error('The database does not answer.', { cause }), { code: '08006' });
}

function wordsOf(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...wordsOf(error.cause)] : [];
}
