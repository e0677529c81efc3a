import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponentOf } from './currency';
import { basisPoints, lessShare, minor, ofPercent, shareOf, split, splitByWeight } from './money';
import { printMoney, printShare } from './print';

const amounts = fc.integer({ min: 0, max: 1_000_000_000 }).map(minor);
const shares = fc.integer({ min: 0, max: 10_000 }).map(basisPoints);

describe('a price after a percentage', () => {
  test.each([
    { says: '30 % off 60.00 is 42.00', price: 6000, percent: 30, left: 4200 },
    { says: 'a further 10 % off 42.00 is 37.80', price: 4200, percent: 10, left: 3780 },
    { says: 'a half cent rounds up', price: 5, percent: 10, left: 5 },
    { says: 'less than half a cent rounds down', price: 7, percent: 8, left: 6 },
    { says: 'nothing off changes nothing', price: 999, percent: 0, left: 999 },
    { says: 'all off leaves nothing', price: 999, percent: 100, left: 0 },
    { says: 'a share may have two decimals', price: 10_000, percent: 12.25, left: 8775 },
  ])('$says', ({ price, percent, left }) => {
    expect(lessShare(minor(price), ofPercent(percent))).toBe(left);
  });

  test('never passes the price, never falls under zero, and never rises with the share', () => {
    fc.assert(
      fc.property(amounts, shares, shares, (price, one, other) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        expect(lessShare(price, large)).toBeGreaterThanOrEqual(0);
        expect(lessShare(price, large)).toBeLessThanOrEqual(lessShare(price, small));
        expect(lessShare(price, small)).toBeLessThanOrEqual(price);
      }),
    );
  });

  test('a share paid out is rounded down', () => {
    expect(shareOf(minor(999), ofPercent(10))).toBe(99);
  });
});

describe('splitting money', () => {
  test('10.00 over three is 3.34, 3.33, 3.33', () => {
    expect(split(minor(1000), 3)).toEqual([334, 333, 333]);
  });

  test.each([
    { says: 'the largest remainder gets the cent', amount: 100, weights: [1, 2], parts: [33, 67] },
    { says: 'the first one gets it at a tie', amount: 101, weights: [1, 1], parts: [51, 50] },
    { says: 'a weight of zero gets nothing', amount: 100, weights: [0, 3, 0], parts: [0, 100, 0] },
    { says: 'nothing is split into nothings', amount: 0, weights: [1, 1], parts: [0, 0] },
  ])('by weight: $says', ({ amount, weights, parts }) => {
    expect(splitByWeight(minor(amount), weights)).toEqual(parts);
  });

  test('parts always add up and miss their exact share by less than one unit', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, weights, (amount, given) => {
        const whole = given.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 0);
        const parts = splitByWeight(amount, given);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        parts.forEach((part, index) => {
          const scaled = BigInt(part) * BigInt(whole) - BigInt(amount) * BigInt(given[index] ?? 0);
          expect(scaled < BigInt(whole) && scaled > -BigInt(whole)).toBe(true);
        });
      }),
    );
  });

  test.each([
    { says: 'no weight at all', weights: [0, 0] },
    { says: 'a negative weight', weights: [2, -1] },
    { says: 'a fraction', weights: [0.5, 0.5] },
  ])('$says breaks a promise', ({ weights }) => {
    expect(() => splitByWeight(minor(100), weights)).toThrow('Broken promise');
  });
});

describe('currencies', () => {
  test.each([
    { currency: 'EUR', exponent: 2, amount: 6000, printed: '€60' },
    { currency: 'USD', exponent: 2, amount: 5, printed: '$0.05' },
    { currency: 'JPY', exponent: 0, amount: 800, printed: '¥800' },
    { currency: 'KWD', exponent: 3, amount: 1250, printed: 'KWD\u00a01.250' },
    { currency: 'EUR', exponent: 2, amount: -1800, printed: '-€18' },
  ] as const)('$printed has $exponent decimals', ({ currency, exponent, amount, printed }) => {
    expect(exponentOf(currency)).toBe(exponent);
    expect(printMoney(minor(amount), currency)).toBe(printed);
  });

  test('shares are printed without needless decimals', () => {
    expect([ofPercent(30), ofPercent(12.5)].map(printShare)).toEqual(['30\u00a0%', '12.5\u00a0%']);
  });
});
