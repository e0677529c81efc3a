import { expect, test } from 'vitest';
import { basisPoints, minor } from '../money/money';
import { feeOf, type VisitSold } from './fee';
import { lineOf } from './line';

const quiet: VisitSold = { isDiscounted: true, isNewcomer: true, expectedFill: basisPoints(2500) };

test.each<{ says: string; visit: Partial<VisitSold>; fee: number }>([
  { says: 'a newcomer in a quiet hour costs 8 %', visit: {}, fee: 336 },
  { says: 'exactly half full is not quiet', visit: { expectedFill: basisPoints(5000) }, fee: 504 },
  { says: 'an hour nobody knows is not quiet', visit: { expectedFill: null }, fee: 504 },
  { says: 'a returning guest costs nothing', visit: { isNewcomer: false }, fee: 0 },
  { says: 'the full price costs nothing', visit: { isDiscounted: false }, fee: 0 },
])('$says', ({ visit, fee }) => {
  expect(feeOf(minor(4200), { ...quiet, ...visit })).toBe(fee);
});

test('fractions of a cent stay with the merchant', () => {
  expect(feeOf(minor(1249), quiet)).toBe(99);
});

test('a line adds up: gross less discount less fee is net, and the tax is inside what the guest paid', () => {
  const line = lineOf({
    listPriceMinor: minor(6000),
    paidMinor: minor(4200),
    taxBps: basisPoints(2300),
    visit: quiet,
  });
  expect(line).toEqual({ gross: 6000, discount: 1800, fee: 336, tax: 785, net: 3864 });
});
