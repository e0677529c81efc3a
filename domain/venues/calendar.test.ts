import { describe, expect, test } from 'vitest';
import { expectedSeatsAt } from './busyness';
import { busynessOn, calendarKey } from './calendar';
import type { Busyness, SpecialDay } from './venue';

const week: Busyness = [
  { weekday: 4, fromMinute: 840, untilMinute: 1020, expectedSeats: 1.5 },
  { weekday: 5, fromMinute: 1320, untilMinute: 1560, expectedSeats: 4 },
  { weekday: 7, fromMinute: 600, untilMinute: 1200, expectedSeats: 5 },
];
const thursday = '2027-05-27';
const special = (more: Partial<SpecialDay> = {}): SpecialDay => ({
  ...{ day: thursday, name: 'Corpus Christi', like: 7, said: 1, share: 1 },
  ...more,
});
const seatsOn = (day: string, at: { weekday: 4 | 5 | 6; minute: number }, calendar: object) =>
  expectedSeatsAt(busynessOn(week, { seats: 6, ...calendar }, day), at.weekday, at.minute);
const afternoon = { weekday: 4, minute: 900 } as const;

describe('a date of the calendar', () => {
  const cases = [
    { says: 'is its weekday where nobody says otherwise', calendar: {}, places: 1.5 },
    { says: 'takes the hours of the weekday it is like', calendar: { specialDays: [special()] }, places: 5 },
    {
      says: 'keeps its own hours where it is only busier',
      calendar: { specialDays: [special({ like: null, share: 1.5 })] },
      places: 2.25,
    },
    {
      says: 'never holds more than there are places',
      calendar: { specialDays: [special({ share: 3 })] },
      places: 6,
    },
    {
      says: 'stays like its own weekday where nothing is known of the other',
      calendar: { specialDays: [special({ like: 1, share: 2 })] },
      places: 3,
    },
    {
      says: 'is as busy as its month',
      calendar: { season: [1, 1, 1, 1, 1.2, 1, 1, 1, 1, 1, 1, 1] },
      places: 1.8,
    },
    {
      says: 'is not moved by another day',
      calendar: { specialDays: [special({ day: '2027-05-20' })] },
      places: 1.5,
    },
  ];
  test.each(cases)('$says', ({ calendar, places }) => {
    expect(seatsOn(thursday, afternoon, calendar)).toBe(places);
  });

  test('hours after midnight belong to the day they start on', () => {
    const friday = special({ day: '2027-05-28', like: null, share: 0.5 });
    expect(seatsOn('2027-05-28', { weekday: 6, minute: 60 }, { specialDays: [friday] })).toBe(2);
    expect(seatsOn('2027-05-29', { weekday: 6, minute: 60 }, { specialDays: [friday] })).toBe(4);
  });

  test('days with the same key have the same week', () => {
    const calendar = { seats: 6, specialDays: [special()], season: null };
    expect(
      ['2027-05-25', '2027-05-26', thursday, '2027-05-28'].map((day) => calendarKey(calendar, day)),
    ).toEqual([null, thursday, thursday, null]);
  });
});
