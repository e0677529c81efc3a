import { expect, test } from 'vitest';
import { categories } from '../../deals/package';
import { tradeFill, tradeWeek } from './trade-week';

const hourOf = (day: number, hour: number) => 24 * day + hour;

test.each(categories)('the usual week of %s is shares that sum to one', (category) => {
  const week = tradeWeek(category);
  expect(week.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(week.every((share) => share >= 0)).toBe(true);
});

test.each([
  {
    says: 'restaurants: Saturday evening before Monday afternoon',
    category: 'restaurant',
    busy: hourOf(5, 18),
    quiet: hourOf(0, 15),
  },
  {
    says: 'hair: Saturday morning before Monday morning',
    category: 'hair',
    busy: hourOf(5, 11),
    quiet: hourOf(0, 11),
  },
  {
    says: 'fitness: Tuesday 17:00 before Sunday 14:00',
    category: 'fitness',
    busy: hourOf(1, 17),
    quiet: hourOf(6, 14),
  },
] as const)('$says', ({ category, busy, quiet }) => {
  expect(tradeWeek(category)[busy]).toBeGreaterThan(2 * (tradeWeek(category)[quiet] ?? 1));
});

test('a venue like its trade is nine tenths full in its fullest open hour, and empty where it is closed', () => {
  const fill = tradeFill('restaurant', (hour) => hour % 24 >= 11 && hour % 24 < 16);
  expect(Math.max(...fill)).toBeCloseTo(0.9, 9);
  expect(fill[hourOf(5, 18)]).toBe(0);
});
