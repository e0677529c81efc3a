import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minor } from '../money/money';
import { protectedSeats } from './littlewood';

/** Capacity 12, full price 60.00. Source: rules.md (e) 2. */
describe('places kept for full-price guests', () => {
  test.each([
    { deal: 4200, mean: 1, kept: 0 },
    { deal: 4200, mean: 4, kept: 3 },
    { deal: 4200, mean: 8, kept: 6 },
    { deal: 4200, mean: 11, kept: 9 },
    { deal: 4200, mean: 14, kept: 12 },
    { deal: 3000, mean: 1, kept: 1 },
    { deal: 3000, mean: 4, kept: 4 },
    { deal: 3000, mean: 8, kept: 8 },
    { deal: 3000, mean: 11, kept: 11 },
    { deal: 3000, mean: 14, kept: 12 },
  ])('at a deal price of $deal and a mean of $mean, $kept of 12 are kept', ({ deal, mean, kept }) => {
    expect(
      protectedSeats({ mean, fullPriceMinor: minor(6000), dealPriceMinor: minor(deal), capacity: 12 }),
    ).toBe(kept);
  });

  test('Casa Verde keeps one of six rooms at 37.80 with 1.5 rooms expected', () => {
    expect(
      protectedSeats({ mean: 1.5, fullPriceMinor: minor(6000), dealPriceMinor: minor(3780), capacity: 6 }),
    ).toBe(1);
  });

  test('Iron Room keeps nothing at 9.00 with half a person expected', () => {
    expect(
      protectedSeats({ mean: 0.5, fullPriceMinor: minor(1500), dealPriceMinor: minor(900), capacity: 12 }),
    ).toBe(0);
  });

  test('nobody expected, or a price that is not lower, keeps nothing', () => {
    expect(
      protectedSeats({ mean: 0, fullPriceMinor: minor(6000), dealPriceMinor: minor(1), capacity: 6 }),
    ).toBe(0);
    expect(
      protectedSeats({ mean: 9, fullPriceMinor: minor(6000), dealPriceMinor: minor(6000), capacity: 6 }),
    ).toBe(0);
  });

  test('a price of nothing keeps every place', () => {
    expect(
      protectedSeats({ mean: 1, fullPriceMinor: minor(6000), dealPriceMinor: minor(0), capacity: 6 }),
    ).toBe(6);
  });

  test('more guests or a lower price never keep fewer places', () => {
    const market = fc.record({
      mean: fc.double({ min: 0, max: 200, noNaN: true }),
      deal: fc.integer({ min: 0, max: 6000 }),
    });
    const kept = (mean: number, deal: number) =>
      protectedSeats({ mean, fullPriceMinor: minor(6000), dealPriceMinor: minor(deal), capacity: 40 });
    fc.assert(
      fc.property(market, market, (one, other) => {
        const least = kept(Math.min(one.mean, other.mean), Math.max(one.deal, other.deal));
        const most = kept(Math.max(one.mean, other.mean), Math.min(one.deal, other.deal));
        expect(least).toBeLessThanOrEqual(most);
        expect(most).toBeLessThanOrEqual(40);
      }),
    );
  });
});
