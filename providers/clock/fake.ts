import type { Clock } from './port';

/** A clock that stands still until it is told otherwise. */
export type FakeClock = Clock & { set(now: number): void; advance(millis: number): void };

export function fakeClock(start: number): FakeClock {
  let now = start;
  return {
    now: () => now,
    set(instant) {
      now = instant;
    },
    advance(millis) {
      now += millis;
    },
  };
}
