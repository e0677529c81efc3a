import { describe, expect, it } from 'vitest';
import { type Queue, queueOf, secondsUntil } from './queue';

const place = (since: number) => ({ id: `place_${since}`, since });

/** As many as fit are inside, and these were sent away, in this order. */
function full({ room, waiting }: { room: number; waiting: readonly number[] }): Queue {
  const queue = queueOf(room);
  for (let one = 0; one < room; one += 1) expect(queue.enter(place(one), 0)).toBeNull();
  for (const [before, since] of waiting.entries()) expect(queue.enter(place(since), since)).toBe(before);
  return queue;
}

describe('the queue', () => {
  it('lets in whoever was sent away first, and nobody before them', () => {
    const queue = full({ room: 4, waiting: [10, 11, 12] });
    queue.leave();
    expect(queue.enter(place(13), 13)).toBe(3);
    expect(queue.enter(place(12), 14)).toBe(2);
    expect(queue.enter(place(10), 15)).toBeNull();
    expect(queue.enter(place(11), 16)).toBe(0);
  });

  it('asks nobody who they are while there is room and nobody waits', () => {
    const queue = full({ room: 2, waiting: [10] });
    expect(queue.isQuiet()).toBe(false);
    queue.leave();
    expect(queue.isQuiet()).toBe(false);
    expect(queue.enter(place(10), 11)).toBeNull();
    queue.leave();
    expect(queue.isQuiet()).toBe(true);
  });

  it('keeps half of the room at the most for those who do not come back, and that not for long', () => {
    const queue = full({ room: 4, waiting: [10, 11, 12, 13, 14] });
    for (let one = 0; one < 4; one += 1) queue.leave();
    expect([20, 21, 22].map((since) => queue.enter(place(since), since))).toEqual([null, null, 5]);
    expect(queue.enter(place(30), 30 + 60_000)).toBeNull();
  });

  it('serves a crowd in the order it came, however they press', () => {
    const queue = full({ room: 8, waiting: [] });
    let outside = Array.from({ length: 200 }, (_, index) => place(100 + index));
    for (const one of outside) expect(queue.enter(one, one.since)).not.toBeNull();
    const served: number[] = [];
    for (let now = 1_000; outside.length > 0; now += 100) {
      queue.leave();
      // The last who came presses first.
      for (const one of outside.toReversed()) {
        if (queue.enter(one, now) !== null) continue;
        served.push(one.since);
        outside = outside.filter(({ id }) => id !== one.id);
      }
    }
    expect(served).toEqual(served.toSorted((a, b) => a - b));
  });

  it.each([
    [0, 1],
    [99, 1],
    [100, 2],
    [100_000, 10],
  ])('tells somebody with %i before them to come again in %i seconds', (before, seconds) => {
    expect(secondsUntil(before)).toBe(seconds);
  });
});
