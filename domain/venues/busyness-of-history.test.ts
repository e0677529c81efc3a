import { expect, test } from 'vitest';
import { instantOf } from '../time/iso';
import { expectedSeatsAt } from './busyness';
import { busynessOfHistory } from './busyness-of-history';
import type { Venue } from './venue';

const venue: Venue = {
  timeZone: 'Europe/Lisbon',
  stepMinutes: 30,
  seats: 6,
  hours: ([2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, fromMinute: 600, untilMinute: 1200 })),
  closures: [],
};
const visit = (local: string, seats = 1) => ({ start: instantOf(`${local}:00Z`), seats });

test('visits of a weekday and step are averaged over the weeks told of', () => {
  const visits = [visit('2027-02-02T15:00', 2), visit('2027-02-09T15:00', 1), visit('2027-02-15T15:00')];
  const { windows, weeks } = busynessOfHistory({ visits, venue, minutes: 60 });
  expect(weeks).toBe(2);
  expect(expectedSeatsAt(windows, 2, 15 * 60)).toBe(1.5);
  expect(expectedSeatsAt(windows, 2, 15 * 60 + 45)).toBe(1.5);
  expect(expectedSeatsAt(windows, 2, 16 * 60)).toBe(0);
});

test('an open hour in which nobody came is known to be empty, a closed one is unknown', () => {
  const { windows } = busynessOfHistory({ visits: [visit('2027-02-02T15:00')], venue, minutes: 60 });
  expect(expectedSeatsAt(windows, 5, 12 * 60)).toBe(0);
  expect(expectedSeatsAt(windows, 1, 12 * 60)).toBeNull();
});

test('no visits say nothing', () => {
  expect(busynessOfHistory({ visits: [], venue, minutes: 60 })).toEqual({ windows: [], weeks: 0 });
});

test('nobody expects more than there are places', () => {
  const { windows } = busynessOfHistory({ visits: [visit('2027-02-02T15:00', 40)], venue, minutes: 30 });
  expect(expectedSeatsAt(windows, 2, 15 * 60)).toBe(6);
});
