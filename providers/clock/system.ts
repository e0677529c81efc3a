import type { Clock } from './port';

/** The machine's own clock. */
export function systemClock(): Clock {
  return { now: () => Date.now() };
}
