import type { Instant } from '@/domain/time/wall';

/** A place in the queue: whoever came earlier goes first. */
export type Place = { readonly id: string; readonly since: Instant };
type Waiting = Place & { readonly backBy: Instant };

/** So many who were sent away are remembered by one process, so that a flood costs it no more. */
const waitingMost = 2_000;
/** So many are let in within a second at the least. */
const perSecond = 100;
const secondsMost = 10;
/** How long [ms] after the time they were told somebody's place is kept free. */
const lateMs = 5_000;

export type Queue = ReturnType<typeof queueOf>;

/**
 * Lets in so many at a time, those who were sent away before in the order in which they first came. Their places are kept free
 * while they are on their way back, but never more than half of the room: whoever does not come back keeps nobody out.
 */
export function queueOf(room: number) {
  let inside = 0;
  let waiting: Waiting[] = [];
  return {
    /** Nobody has to be asked who they are. */
    isQuiet: () => waiting.length === 0 && inside < room,
    /** Null where they are let in, and `leave` has to follow; else how many go before them. */
    enter(place: Place, now: Instant): number | null {
      waiting = waiting.filter(({ id, backBy }) => backBy > now && id !== place.id);
      const before = waiting.filter((one) => isBefore(one, place)).length;
      if (inside + Math.min(before, room / 2) < room) {
        inside += 1;
        return null;
      }
      if (waiting.length < waitingMost)
        waiting.push({ ...place, backBy: now + secondsUntil(before) * 1_000 + lateMs });
      return before;
    },
    leave(): void {
      inside -= 1;
    },
  };
}

/** When somebody with so many before them should come again. */
export function secondsUntil(before: number): number {
  return Math.min(secondsMost, 1 + Math.floor(before / perSecond));
}

function isBefore(one: Place, other: Place): boolean {
  return one.since < other.since || (one.since === other.since && one.id < other.id);
}
