import { expect, test } from 'vitest';
import { instantOf } from '../../time/iso';
import { hourMs } from '../../time/zone';
import { drawPoisson } from '../chance/draw';
import { seeded } from '../chance/generator';
import { calibrateWeeks } from './calibrate-weeks';

const venue = {
  timeZone: 'UTC',
  seats: 40,
  hours: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, fromMinute: 600, untilMinute: 1200 })),
};

test('bands over visits that vary by chance alone hold about as often as they say', () => {
  const chance = seeded(7);
  const first = instantOf('2026-01-05T10:00:00Z');
  const visits = Array.from({ length: 24 * 7 * 10 }, (_, index) => ({
    start: first + (Math.floor(index / 10) * 24 + (index % 10)) * hourMs,
    seats: drawPoisson(chance, 4 + 8 * ((index % 10) / 10)),
  }));
  const { held, count, byWeekday } = calibrateWeeks(venue, visits);
  expect(count).toBe(8 * 70);
  expect(held).toBeGreaterThan(0.75);
  expect(held).toBeLessThan(0.86);
  expect(byWeekday).toHaveLength(7);
});

test('nothing is said before there are weeks to compare', () => {
  expect(calibrateWeeks(venue, [])).toMatchObject({ held: null, count: 0 });
});
