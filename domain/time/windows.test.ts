import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Weekday, WeekWindow } from './wall';
import {
  covers,
  minutesOf,
  overlap,
  parseWall,
  printWall,
  splitOverMidnight,
  weekMinuteAt,
  weekMinutes,
} from './windows';

const fridayNight: WeekWindow = { weekday: 5, fromMinute: 1320, untilMinute: 1560 };
const sundayNight: WeekWindow = { weekday: 7, fromMinute: 1320, untilMinute: 1560 };

const windows = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 1440 }),
  })
  .map(
    ({ weekday, from, length }): WeekWindow => ({
      weekday: weekday as Weekday,
      fromMinute: from,
      untilMinute: from + length,
    }),
  );

describe('a window of the week', () => {
  test.each([
    { says: 'its first minute is inside', window: fridayNight, weekday: 5, minute: 1320, inside: true },
    { says: 'the minute before is not', window: fridayNight, weekday: 5, minute: 1319, inside: false },
    {
      says: 'Saturday 01:30 counts as Friday night',
      window: fridayNight,
      weekday: 6,
      minute: 90,
      inside: true,
    },
    { says: 'its end is outside', window: fridayNight, weekday: 6, minute: 120, inside: false },
    { says: 'Friday 01:30 belongs to Thursday', window: fridayNight, weekday: 5, minute: 90, inside: false },
    { says: 'Sunday night runs into Monday', window: sundayNight, weekday: 1, minute: 90, inside: true },
  ])('$says', ({ window, weekday, minute, inside }) => {
    expect(covers(window, { weekday: weekday as Weekday, minute })).toBe(inside);
  });

  test('an empty window covers nothing and overlaps nothing', () => {
    const empty: WeekWindow = { weekday: 2, fromMinute: 600, untilMinute: 600 };
    expect(covers(empty, { weekday: 2, minute: 600 })).toBe(false);
    expect(overlap(empty, { weekday: 2, fromMinute: 540, untilMinute: 720 })).toBe(false);
  });

  test('windows that touch do not overlap', () => {
    expect(
      overlap(
        { weekday: 2, fromMinute: 840, untilMinute: 1020 },
        { weekday: 2, fromMinute: 1020, untilMinute: 1080 },
      ),
    ).toBe(false);
    expect(overlap(fridayNight, { weekday: 6, fromMinute: 0, untilMinute: 60 })).toBe(true);
    expect(overlap(sundayNight, { weekday: 1, fromMinute: 60, untilMinute: 180 })).toBe(true);
  });

  test('two windows overlap exactly when some minute is inside both', () => {
    fc.assert(
      fc.property(windows, windows, (one, other) => {
        const minutes = Array.from({ length: weekMinutes }, (_, minute) => weekMinuteAt(minute));
        const shared = minutes.some((at) => covers(one, at) && covers(other, at));
        expect(overlap(one, other)).toBe(shared);
        expect(overlap(other, one)).toBe(shared);
      }),
      { numRuns: 60 },
    );
  });

  test('its parts within days cover the same minutes', () => {
    expect(splitOverMidnight(sundayNight)).toEqual([
      { weekday: 7, fromMinute: 1320, untilMinute: 1440 },
      { weekday: 1, fromMinute: 0, untilMinute: 120 },
    ]);
    fc.assert(
      fc.property(windows, fc.integer({ min: 0, max: weekMinutes - 1 }), (window, minute) => {
        const at = weekMinuteAt(minute);
        expect(splitOverMidnight(window).some((part) => covers(part, at))).toBe(covers(window, at));
      }),
    );
  });
});

describe('wall times', () => {
  test.each([
    ['00:00', 0],
    ['15:30', 930],
    ['23:59', 1439],
    ['24:00', 1440],
    ['24:01', null],
    ['7:00', null],
    ['12:60', null],
    ['noon', null],
  ])('%s is minute %s', (text, minute) => {
    expect(parseWall(text)).toBe(minute);
    if (minute !== null) expect(printWall(minute)).toBe(text);
  });

  test('an end that is not after the start lies on the next day', () => {
    expect(minutesOf({ from: '22:00', to: '02:00' })).toEqual({ fromMinute: 1320, untilMinute: 1560 });
    expect(minutesOf({ from: '22:00', to: '24:00' })).toEqual({ fromMinute: 1320, untilMinute: 1440 });
    expect(minutesOf({ from: '00:00', to: '00:00' })).toEqual({ fromMinute: 0, untilMinute: 1440 });
    expect(minutesOf({ from: '24:00', to: '02:00' })).toBeNull();
    expect(printWall(1560)).toBe('02:00');
  });
});
