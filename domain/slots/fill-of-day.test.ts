import { expect, test } from 'vitest';
import { instantOf } from '../time/iso';
import type { Venue } from '../venues/venue';
import { fillOfDay } from './fill-of-day';

const spa: Venue = {
  timeZone: 'Europe/Lisbon',
  stepMinutes: 30,
  seats: 6,
  hours: [{ weekday: 3, fromMinute: 840, untilMinute: 990 }],
  closures: [],
};
const busyness = [{ weekday: 3, fromMinute: 840, untilMinute: 900, expectedSeats: 1.5 } as const];
const use = (iso: string, taken: number, discounted: number) => {
  const at = instantOf(iso);
  return [at, { at, taken, discounted }] as const;
};

test('the fullest step of an hour speaks for it, beside what a normal week takes', () => {
  const uses = new Map([
    use('2027-03-10T14:00:00Z', 2, 1),
    use('2027-03-10T14:30:00Z', 4, 3),
    use('2027-03-10T16:00:00Z', 1, 0),
  ]);
  expect(fillOfDay({ venue: spa, busyness, day: '2027-03-10', uses })).toEqual([
    { local: '2027-03-10T14:00', taken: 4, discounted: 3, expected: 1.5 },
    { local: '2027-03-10T15:00', taken: 0, discounted: 0, expected: null },
    { local: '2027-03-10T16:00', taken: 1, discounted: 0, expected: null },
  ]);
});

test('a closed day has no hours', () => {
  expect(fillOfDay({ venue: spa, busyness, day: '2027-03-11', uses: new Map() })).toEqual([]);
});
