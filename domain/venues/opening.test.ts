import { describe, expect, test } from 'vitest';
import type { Day } from '../time/wall';
import { hourMs, instantsAt, minuteMs } from '../time/zone';
import { busyWeek, expectedSeatsAt } from './busyness';
import { fitsHours, isOpenFor, startsOf } from './opening';
import { visitSteps } from './steps';
import type { Venue } from './venue';

const spa: Venue = {
  timeZone: 'Europe/Lisbon',
  stepMinutes: 15,
  seats: 6,
  hours: ([2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, fromMinute: 600, untilMinute: 1200 })),
  closures: [],
};
const diner: Venue = {
  timeZone: 'America/New_York',
  stepMinutes: 30,
  seats: 20,
  hours: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    fromMinute: 1080,
    untilMinute: 1620,
  })),
  closures: [],
};
const at = (venue: Venue, day: Day, minute: number) =>
  instantsAt(day, minute, venue.timeZone)[0] ?? Number.NaN;
const isOpen = (venue: Venue, day: Day, minute: number) =>
  isOpenFor(venue, { start: at(venue, day, minute), minutes: 60 });

describe('opening hours', () => {
  test.each([
    { says: 'the first hour is bookable', venue: spa, day: '2027-03-10', minute: 600, open: true },
    { says: 'a start before opening is not', venue: spa, day: '2027-03-10', minute: 585, open: false },
    {
      says: 'a visit may end exactly at closing, clean-up after it',
      venue: spa,
      day: '2027-03-10',
      minute: 1140,
      open: true,
    },
    { says: 'a visit may not run past closing', venue: spa, day: '2027-03-10', minute: 1155, open: false },
    { says: 'Monday is closed', venue: spa, day: '2027-03-08', minute: 720, open: false },
    { says: 'a visit may run over midnight', venue: diner, day: '2027-03-10', minute: 1410, open: true },
    { says: '02:00 is still the evening before', venue: diner, day: '2027-03-11', minute: 120, open: true },
    { says: '02:30 would end after 03:00', venue: diner, day: '2027-03-11', minute: 150, open: false },
  ])('$says', ({ venue, day, minute, open }) => {
    expect(isOpen(venue, day, minute)).toBe(open);
  });

  test('hours that touch are one stretch', () => {
    const split: Venue = {
      ...spa,
      hours: [
        { weekday: 3, fromMinute: 600, untilMinute: 780 },
        { weekday: 3, fromMinute: 780, untilMinute: 1200 },
      ],
    };
    expect(isOpen(split, '2027-03-10', 750)).toBe(true);
    expect(fitsHours(split.hours, 60)({ weekday: 3, minute: 750 })).toBe(true);
  });

  test('a closure hides the visits it touches and no others', () => {
    const closure = { from: at(spa, '2027-03-10', 840), until: at(spa, '2027-03-10', 900), reason: 'boiler' };
    const closed = { ...spa, closures: [closure] };
    expect([780, 795, 885, 900].map((minute) => isOpen(closed, '2027-03-10', minute))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('an ordinary week closes on Sunday night after midnight', () => {
    expect(fitsHours(diner.hours, 60)({ weekday: 1, minute: 60 })).toBe(true);
    expect(fitsHours(diner.hours, 60)({ weekday: 1, minute: 600 })).toBe(false);
  });
});

describe('the starts of a day', () => {
  test('37 quarter hours fit a 60-minute visit between 10 and 20', () => {
    const starts = startsOf(spa, '2027-03-10', 60);
    expect(starts).toHaveLength(37);
    expect([starts[0]?.local, starts.at(-1)?.local]).toEqual(['2027-03-10T10:00', '2027-03-10T19:00']);
  });

  test('a day of the calendar begins with the end of the night before', () => {
    const starts = startsOf(diner, '2027-03-10', 60).map(({ local }) => local.slice(11));
    expect(starts.slice(0, 6)).toEqual(['00:00', '00:30', '01:00', '01:30', '02:00', '18:00']);
    expect(starts.at(-1)).toBe('23:30');
  });

  test('on the night of 14 March the clock skips 02:00 to 03:00, and no start shows it', () => {
    const starts = startsOf(diner, '2027-03-14', 60).filter(({ minute }) => minute < 600);
    expect(starts.map(({ local }) => local.slice(11))).toEqual(['00:00', '00:30', '01:00']);
  });

  test('on the night of 7 November 01:00 and 01:30 exist twice, an hour apart', () => {
    const starts = startsOf(diner, '2027-11-07', 60).filter(({ minute }) => minute < 600);
    expect(starts.map(({ local }) => local.slice(11))).toEqual([
      '00:00',
      '00:30',
      '01:00',
      '01:30',
      '01:00',
      '01:30',
      '02:00',
    ]);
    expect((starts[4]?.start ?? 0) - (starts[2]?.start ?? 0)).toBe(hourMs);
  });
});

describe('steps', () => {
  test('60 minutes and 15 of clean-up take five steps of 15', () => {
    expect(visitSteps({ start: 0, minutes: 75, stepMinutes: 15 }).map((step) => step / minuteMs)).toEqual([
      0, 15, 30, 45, 60,
    ]);
  });

  test.each([
    { minutes: 61, stepMinutes: 30, count: 3 },
    { minutes: 90, stepMinutes: 30, count: 3 },
    { minutes: 10, stepMinutes: 60, count: 1 },
  ])('$minutes minutes take $count steps of $stepMinutes', ({ minutes, stepMinutes, count }) => {
    expect(visitSteps({ start: 0, minutes, stepMinutes })).toHaveLength(count);
  });
});

describe('how busy an ordinary week is', () => {
  const busyness = [
    { weekday: 5, fromMinute: 1320, untilMinute: 1560, expectedSeats: 12 },
    { weekday: 6, fromMinute: 60, untilMinute: 70, expectedSeats: 15 },
    { weekday: 7, fromMinute: 1380, untilMinute: 1500, expectedSeats: 3 },
  ] as const;

  test('hours over midnight belong to the evening before', () => {
    expect(expectedSeatsAt(busyness, 6, 30)).toBe(12);
    expect(expectedSeatsAt(busyness, 1, 30)).toBe(3);
  });

  test('of two statements the busier one counts, and no statement is no knowledge', () => {
    expect(expectedSeatsAt(busyness, 6, 65)).toBe(15);
    expect(expectedSeatsAt(busyness, 6, 120)).toBeNull();
  });

  test('a step is as busy as its busiest minute', () => {
    const week = busyWeek(busyness, 15);
    const stepOf = (weekday: number, minute: number) => week[((weekday - 1) * 1440 + minute) / 15];
    expect([stepOf(6, 45), stepOf(6, 60), stepOf(6, 75), stepOf(6, 120), stepOf(1, 45)]).toEqual([
      12,
      15,
      12,
      Number.NaN,
      3,
    ]);
  });
});
