import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dayNumberOf, dayOfNumber, isDay } from './day';
import {
  addDays,
  dayOf,
  daysBetween,
  edgeAt,
  gridOf,
  instantsAt,
  isEven,
  isZone,
  localOf,
  minuteOf,
  startOfDay,
  wallAt,
  weekdayOf,
} from './zone';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const zones = [
  'Europe/Lisbon',
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Shanghai',
];

describe('days', () => {
  test('the fixture starts on a Monday', () => {
    expect(weekdayOf('2027-03-08')).toBe(1);
    expect(weekdayOf('2027-03-14')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
  });

  test('days are added and counted over months, years and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2027-03-08', '2027-06-30')).toBe(114);
  });

  test.each(['2027-02-30', '2027-13-01', '2027-3-1', 'tomorrow', '2027-00-10'])('%s is no day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test('a day number and back is the same day, and agrees with the calendar library', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
        const day = dayOfNumber(number);
        expect(dayNumberOf(day)).toBe(number);
        expect(isDay(day)).toBe(true);
        expect(Temporal.PlainDate.from('1970-01-01').add({ days: number }).toString()).toBe(day);
      }),
    );
  });
});

/** The 2027 clock changes of rules.md d1, checked there with zoneinfo. */
const changes = [
  {
    zone: 'Europe/Lisbon',
    change: '2027-03-28T01:00Z',
    day: '2027-03-28',
    hours: 23,
    skipped: 60,
    repeated: null,
  },
  {
    zone: 'Europe/Lisbon',
    change: '2027-10-31T01:00Z',
    day: '2027-10-31',
    hours: 25,
    skipped: null,
    repeated: 60,
  },
  {
    zone: 'Europe/Paris',
    change: '2027-03-28T01:00Z',
    day: '2027-03-28',
    hours: 23,
    skipped: 120,
    repeated: null,
  },
  {
    zone: 'Europe/Paris',
    change: '2027-10-31T01:00Z',
    day: '2027-10-31',
    hours: 25,
    skipped: null,
    repeated: 120,
  },
  {
    zone: 'America/New_York',
    change: '2027-03-14T07:00Z',
    day: '2027-03-14',
    hours: 23,
    skipped: 120,
    repeated: null,
  },
  {
    zone: 'America/New_York',
    change: '2027-11-07T06:00Z',
    day: '2027-11-07',
    hours: 25,
    skipped: null,
    repeated: 60,
  },
  {
    zone: 'Australia/Lord_Howe',
    change: '2027-04-03T15:00Z',
    day: '2027-04-04',
    hours: 24.5,
    skipped: null,
    repeated: 90,
  },
  {
    zone: 'Australia/Lord_Howe',
    change: '2027-10-02T15:30Z',
    day: '2027-10-03',
    hours: 23.5,
    skipped: 120,
    repeated: null,
  },
] as const;

describe('both clock changes', () => {
  test.each(changes)('$day in $zone has $hours hours', ({ zone, day, hours, change }) => {
    expect(startOfDay(addDays(day, 1), zone) - startOfDay(day, zone)).toBe(hours * 3_600_000);
    expect(isEven({ from: at(change) - 900_000, until: at(change) + 900_000 }, zone)).toBe(false);
    expect(isEven({ from: at(change), until: at(change) + 900_000 }, zone)).toBe(true);
    expect(isEven({ from: at(change) - 900_000, until: at(change) }, zone)).toBe(true);
  });

  test.each(changes.filter(({ skipped }) => skipped !== null))(
    '$zone skips a local time: no instant shows it, and an edge there falls on the jump',
    ({ zone, day, skipped, change }) => {
      expect(instantsAt(day, skipped ?? 0, zone)).toEqual([]);
      expect(instantsAt(day, (skipped ?? 0) + 15, zone)).toEqual([]);
      expect(edgeAt(day, (skipped ?? 0) + 15, zone)).toBe(at(change));
    },
  );

  test.each(changes.filter(({ repeated }) => repeated !== null))(
    '$zone repeats a local time: two instants show it, and an edge there is the first',
    ({ zone, day, repeated, change }) => {
      const both = instantsAt(day, repeated ?? 0, zone);
      expect(both).toHaveLength(2);
      expect(both[1]).toBe(at(change));
      expect(both.map((instant) => localOf(instant, zone))).toEqual([
        localOf(at(change), zone),
        localOf(at(change), zone),
      ]);
      expect(edgeAt(day, repeated ?? 0, zone)).toBe(both[0]);
    },
  );

  test('Shanghai never changes; Casablanca changes around Ramadan of 2026', () => {
    const uneven = (zone: string) =>
      Array.from({ length: 120 }, (_, index) => addDays('2026-01-01', index)).filter(
        (day) => startOfDay(addDays(day, 1), zone) - startOfDay(day, zone) !== 86_400_000,
      );
    expect(uneven('Asia/Shanghai')).toEqual([]);
    expect(uneven('Africa/Casablanca')).toEqual(['2026-02-15', '2026-03-22']);
  });
});

describe('the wall clock', () => {
  test('15:00 in Lisbon is the same for a buyer anywhere', () => {
    expect(wallAt(at('2027-03-10T15:00Z'), 'Europe/Lisbon')).toEqual({
      day: '2027-03-10',
      weekday: 3,
      minute: 900,
    });
    expect(localOf(at('2027-03-10T15:00Z'), 'Europe/Lisbon')).toBe('2027-03-10T15:00');
    expect(localOf(at('2027-03-10T15:00Z'), 'Asia/Shanghai')).toBe('2027-03-10T23:00');
  });

  test('minutes past midnight belong to the next day', () => {
    expect(instantsAt('2027-03-12', 1530, 'America/New_York')).toEqual([at('2027-03-13T06:30Z')]);
  });

  test('agrees with the calendar library at any instant of any year of ours', () => {
    const instants = fc.integer({
      min: at('2025-01-01T00:00Z') / 60_000,
      max: at('2031-01-01T00:00Z') / 60_000,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (minutes, zone) => {
        const instant = minutes * 60_000;
        const shown = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        expect(localOf(instant, zone)).toBe(shown.toPlainDateTime().toString({ smallestUnit: 'minute' }));
        expect(dayOf(instant, zone)).toBe(shown.toPlainDate().toString());
        expect(minuteOf(instant, zone)).toBe(shown.hour * 60 + shown.minute);
        expect(weekdayOf(dayOf(instant, zone))).toBe(shown.dayOfWeek);
        expect(instantsAt(dayOf(instant, zone), minuteOf(instant, zone), zone)).toContain(instant);
      }),
      { numRuns: 500 },
    );
  });

  test('the grid of a day is every quarter of an hour of real time, on every kind of day', () => {
    for (const { zone, day, hours } of changes) {
      const grid = gridOf(day, { stepMinutes: 15, zone });
      expect(grid).toHaveLength(hours * 4);
      expect(grid.every((point, index) => point.at === startOfDay(day, zone) + index * 900_000)).toBe(true);
    }
  });

  test('zones are known by name', () => {
    expect(isZone('Europe/Lisbon')).toBe(true);
    expect(isZone('UTC')).toBe(true);
    expect(isZone('Europe/Atlantis')).toBe(false);
  });
});
