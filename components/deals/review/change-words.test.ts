import { expect, test } from 'vitest';
import { labelOf, sayValue } from './change-words';

test.each([
  {
    path: 'terms.offPeak.0.offBps',
    value: 3000,
    label: 'Off-peak window 1, percent off',
    words: '30\u00a0%',
  },
  { path: 'terms.offPeak.1.fromMinute', value: 840, label: 'Off-peak window 2, from', words: '14:00' },
  { path: 'terms.offPeak.0.weekdays.1', value: 3, label: 'Off-peak window 1, weekday 2', words: 'Wed' },
  { path: 'terms.floorPriceMinor', value: 3050, label: 'Floor price', words: '$30.50' },
  { path: 'terms.salesUntil', value: 0, label: 'On sale until', words: 'Thu 1 Jan 1970, 00:00 UTC' },
  { path: 'terms.group', value: null, label: 'Group', words: 'none' },
  {
    path: 'terms.limits',
    value: { perPerson: 2, total: null },
    label: 'Limit',
    words: 'per person: 2, in all: none',
  },
  { path: 'title', value: '<b>Lunch</b>', label: 'Title', words: '<b>Lunch</b>' },
])('$path reads $label: $words', ({ path, value, label, words }) => {
  expect(labelOf(path)).toBe(label);
  expect(sayValue(path, value, 'USD')).toBe(words);
});
