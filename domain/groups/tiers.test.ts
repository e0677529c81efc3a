import { describe, expect, test } from 'vitest';
import { minor, ofPercent, times } from '../money/money';
import { pricedTiers } from '../pricing/group-price';
import { captureAt, nextTier, refundToTier, tierReached } from './tiers';

/** Iron Room, journey C4: list 15.00; 4 → 12.00, 8 → 10.50, 12 → 9.00. */
const tiers = pricedTiers(minor(1500), [
  { members: 4, offBps: ofPercent(20) },
  { members: 8, offBps: ofPercent(30) },
  { members: 12, offBps: ofPercent(40) },
]);

describe('volume tiers', () => {
  test.each([
    { members: 3, price: undefined },
    { members: 4, price: 1200 },
    { members: 7, price: 1200 },
    { members: 8, price: 1050 },
    { members: 9, price: 1050 },
    { members: 12, price: 900 },
  ])('with $members people everybody pays $price', ({ members, price }) => {
    expect(tierReached(tiers, members)?.priceMinor).toBe(price);
  });

  test.each([
    {
      says: 'a further tier is open, so capture waits for the close',
      members: 4,
      maximum: 12,
      when: 'close',
    },
    { says: 'the last tier is reached, so capture is at tipping', members: 12, maximum: 12, when: 'tipping' },
    {
      says: 'a tier above the maximum never comes, so capture is at tipping',
      members: 4,
      maximum: 7,
      when: 'tipping',
    },
  ] as const)('$says', ({ members, maximum, when }) => {
    expect(captureAt({ tiers, members, maximum })).toBe(when);
  });

  test('the next tier is the first one not reached', () => {
    expect(nextTier(tiers, { members: 9, maximum: 12 })?.members).toBe(12);
    expect(nextTier(tiers, { members: 9, maximum: 11 })).toBeNull();
  });

  test('12.00 taken from five with a final 10.50 gives 1.50 each and 7.50 back; nine people pay 94.50', () => {
    expect(refundToTier({ takenMinor: minor(1200), finalMinor: minor(1050), count: 5 })).toEqual({
      eachMinor: 150,
      totalMinor: 750,
    });
    expect(times(minor(1050), 9)).toBe(9450);
  });

  test('a final price above what was taken breaks a promise', () => {
    expect(() => refundToTier({ takenMinor: minor(1050), finalMinor: minor(1200), count: 1 })).toThrow(
      'never pays more',
    );
  });
});
