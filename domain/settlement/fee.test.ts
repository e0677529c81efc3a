import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basisPoints, minor, minus } from '../money/money';
import { feeFor, feeOf, feeRules, usualFees, type VisitSold } from './fee';
import { lineOf, partOfUses, partsOfRefund, sumOfParts, type VisitParts } from './line';
import { paydayOf } from './payday';
import { closingOf, type LineKind } from './payout';

const quiet: VisitSold = { isDiscounted: true, isNewcomer: true, expectedFill: basisPoints(2500) };
const amounts = fc.integer({ min: 0, max: 100_000_000 }).map(minor);

test.each<{ says: string; visit: Partial<VisitSold>; fee: number; because: string }>([
  { says: 'a newcomer in a quiet hour costs 8 %', visit: {}, fee: 336, because: 'quiet-hour' },
  {
    says: 'exactly half full is not quiet',
    visit: { expectedFill: basisPoints(5000) },
    fee: 504,
    because: 'other-hour',
  },
  {
    says: 'an hour nobody knows is not quiet',
    visit: { expectedFill: null },
    fee: 504,
    because: 'other-hour',
  },
  {
    says: 'a returning guest costs nothing',
    visit: { isNewcomer: false },
    fee: 0,
    because: 'known-guest',
  },
  { says: 'the full price costs nothing', visit: { isDiscounted: false }, fee: 0, because: 'full-price' },
])('$says', ({ visit, fee, because }) => {
  const due = feeFor({ ...quiet, ...visit }, usualFees);
  expect({ fee: feeOf(minor(4200), due), because: due.because }).toEqual({ fee, because });
});

test('fractions of a cent stay with the merchant', () => {
  expect(feeOf(minor(1249), feeFor(quiet, usualFees))).toBe(99);
});

test('shares are set by whoever runs it, a quiet hour never dearer than another', () => {
  const rules = feeRules({ quiet: 500, other: 1000, quietBelow: 2000 });
  expect(feeFor(quiet, rules)).toEqual({ share: 1000, because: 'other-hour' });
  expect(() => feeRules({ quiet: 1300, other: 1200, quietBelow: 5000 })).toThrow(
    'a quiet hour costs no more',
  );
});

test('a line adds up: gross less discount less fee is net, and the tax is inside what the guest paid', () => {
  const sold = {
    listPriceMinor: minor(6000),
    paidMinor: minor(4200),
    taxBps: basisPoints(2300),
    visit: quiet,
  };
  expect(lineOf(sold, usualFees)).toEqual({
    ...{ gross: 6000, discount: 1800, fee: 336, feeShare: 800, feeBecause: 'quiet-hour' },
    ...{ tax: 785, net: 3864 },
  });
});

describe('parts are whole', () => {
  test('at any price a line adds up, and so does the sum of all lines', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 20 }), (prices) => {
        const taxBps = basisPoints(2300);
        const lines = prices.map((paidMinor) =>
          lineOf({ listPriceMinor: minor(paidMinor + 1800), paidMinor, taxBps, visit: quiet }, usualFees),
        );
        const sum = (part: 'gross' | 'discount' | 'fee' | 'net') =>
          lines.reduce((total, line) => total + line[part], 0);
        for (const { gross, discount, fee, net } of lines) expect(gross - discount - fee).toBe(net);
        expect(sum('gross') - sum('discount') - sum('fee')).toBe(sum('net'));
      }),
    );
  });

  test('a voucher used in parts earns all of what was paid for it, in any steps', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, steps, (paid, uses) => {
        let left = paid;
        uses.forEach((now, index) => {
          const after = uses.slice(index + 1).reduce((sum, count) => sum + count, 0);
          const part = partOfUses(left, { now, after });
          expect(part).toBeGreaterThanOrEqual(0);
          left = minor(left - part);
        });
        expect(left).toBe(0);
      }),
    );
  });

  test('refunds after the visit take back no more than each part got, and all of it in the end', () => {
    const parts = fc.record({ feeMinor: amounts, taxMinor: amounts, netMinor: amounts });
    const percents = fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 8 });
    fc.assert(
      fc.property(parts, percents, (earned, cuts) => {
        let left: VisitParts = earned;
        for (const cut of [...cuts, 100]) {
          const amount = minor(Math.ceil((sumOfParts(left) * cut) / 100));
          if (amount === 0) break;
          const back = partsOfRefund(amount, left);
          expect(sumOfParts(back)).toBe(amount);
          left = less(left, back);
          expect(Math.min(left.feeMinor, left.taxMinor, left.netMinor)).toBeGreaterThanOrEqual(0);
        }
        expect(sumOfParts(left)).toBe(0);
      }),
    );
  });
});

function less(left: VisitParts, back: VisitParts): VisitParts {
  return {
    feeMinor: minus(left.feeMinor, back.feeMinor),
    taxMinor: minus(left.taxMinor, back.taxMinor),
    netMinor: minus(left.netMinor, back.netMinor),
  };
}

test.each([
  ['2027-03-10', '2027-03-11', 'a Wednesday is paid on Thursday'],
  ['2027-03-12', '2027-03-15', 'a Friday on Monday'],
  ['2027-03-13', '2027-03-15', 'a Saturday on Monday'],
  ['2027-03-14', '2027-03-15', 'a Sunday on Monday'],
])('%s is paid on %s: %s', (day, payday) => {
  expect(paydayOf(day)).toBe(payday);
});

test.each<{ says: string; lines: [LineKind, number][]; closing: [number, number, number] }>([
  { says: 'a fifth is held back', lines: [['redeemed', 1001]], closing: [801, 200, 0] },
  {
    says: 'a released reserve is not held back again',
    lines: [
      ['redeemed', 1000],
      ['reserve-released', 500],
    ],
    closing: [1300, 200, 0],
  },
  {
    says: 'a release that makes up for refunds holds nothing back',
    lines: [
      ['refund-approved', -400],
      ['reserve-released', 500],
    ],
    closing: [100, 0, 0],
  },
  { says: 'below zero is carried on', lines: [['refund-approved', -400]], closing: [0, 0, 400] },
])('a day is closed: $says', ({ lines, closing }) => {
  const [amountMinor, reserveMinor, carriedOutMinor] = closing;
  const closed = closingOf(
    lines.map(([kind, amount]) => ({ kind, amountMinor: amount })),
    basisPoints(2000),
  );
  expect(closed).toEqual({ amountMinor, reserveMinor, carriedOutMinor });
});
