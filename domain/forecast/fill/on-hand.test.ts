import { describe, expect, it } from 'vitest';
import { bookedShare, expectedPlaces } from './on-hand';

const hours = (count: number) => count * 3_600_000;

describe('bookings on hand', () => {
  it.each([
    [0, 1],
    [24, 0.63],
    [36, 0.575],
    [2000, 0],
  ])('%d hours before, %d of them are there', (before, share) => {
    expect(bookedShare(hours(before))).toBeCloseTo(share, 6);
  });

  const of = (ordinary: number, booked: number, leadMs = hours(48)) =>
    expectedPlaces({ ordinary, booked, leadMs });

  it('raise an hour of usually 2.4 places to over 60 % of six when three of them are booked two days before', () => {
    expect(of(2.4, 0)).toBe(2.4);
    expect(of(2.4, 2) / 6).toBeLessThan(0.6);
    expect(of(2.4, 3) / 6).toBeGreaterThan(0.65);
  });

  it('never make an ordinary hour look quieter, and every booking more never makes it emptier', () => {
    for (const ordinary of [0, 0.4, 2.4, 5.4]) {
      let before = 0;
      for (let booked = 0; booked <= 6; booked += 1) {
        const expected = of(ordinary, booked);
        expect(expected).toBeGreaterThanOrEqual(Math.max(ordinary, booked, before));
        before = expected;
      }
    }
  });

  it('say what is there where nobody knows the hour', () => {
    expect(of(Number.NaN, 0)).toBeNaN();
    expect(of(Number.NaN, 4)).toBe(4);
  });
});
