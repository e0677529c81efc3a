import { expect, test } from 'vitest';
import { windowsOf } from './windows-of';

test('a schedule reads as windows: hours in a row are one, days with the same hours share it', () => {
  const grid = { slotMinutes: 60, slotsPerDay: 4, dayStartMinute: 600 };
  const level = new Uint8Array(28);
  level.set([0, 1, 1, 0], 4);
  level.set([0, 1, 1, 0], 8);
  level.set([2, 1, 0, 0], 12);
  const quota = new Int32Array(28).fill(3);
  quota[9] = 2;
  expect(windowsOf({ level, quota, levelsPct: [0, 10, 20], grid })).toEqual([
    { weekdays: [2, 3], fromMinute: 660, untilMinute: 780, percentOff: 10, seats: 2 },
    { weekdays: [4], fromMinute: 600, untilMinute: 660, percentOff: 20, seats: 3 },
    { weekdays: [4], fromMinute: 660, untilMinute: 720, percentOff: 10, seats: 3 },
  ]);
});
