import { describe, expect, test } from 'vitest';
import { publicHolidays } from './public-holidays';

const named = (country: string, from: string) =>
  Object.fromEntries(publicHolidays(country, from).map(({ day, name }) => [name, day]));

describe('public holidays', () => {
  // The dates of the official calendars of these years.
  const cases = [
    { country: 'PT', from: '2027-01-01', name: 'Corpus Christi', day: '2027-05-27' },
    { country: 'PT', from: '2026-01-01', name: 'Good Friday', day: '2026-04-03' },
    { country: 'DE', from: '2027-01-01', name: 'Whit Monday', day: '2027-05-17' },
    { country: 'FR', from: '2025-01-01', name: 'Easter Monday', day: '2025-04-21' },
    { country: 'US', from: '2026-01-01', name: 'Thanksgiving', day: '2026-11-26' },
    { country: 'US', from: '2027-01-01', name: 'Memorial Day', day: '2027-05-31' },
    { country: 'US', from: '2028-01-01', name: 'Memorial Day', day: '2028-05-29' },
    { country: 'US', from: '2026-01-01', name: 'Martin Luther King Day', day: '2026-01-19' },
  ];
  test.each(cases)('$name of $country from $from on is $day', ({ country, from, name, day }) => {
    expect(named(country, from)[name]).toBe(day);
  });

  test('are those of one year, each once and in order, and none of a country we do not know', () => {
    const days = publicHolidays('US', '2027-03-08').map(({ day }) => day);
    expect(days).toHaveLength(11);
    expect(days).toEqual([...new Set(days)].sort());
    expect(days[0]).toBe('2027-05-31');
    expect(days.at(-1)).toBe('2028-02-21');
    expect(publicHolidays('XX', '2027-03-08')).toEqual([]);
  });
});
