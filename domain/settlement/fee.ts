import { type BasisPoints, basisPoints, type Minor, shareOf } from '../money/money';

/** What the fee of one visit depends on. */
export type VisitSold = {
  readonly isDiscounted: boolean;
  /** The guest came for the first time, as far as anybody knows. */
  readonly isNewcomer: boolean;
  /** Places in use in an ordinary week at that hour, as a share of the capacity; null where nobody knows. */
  readonly expectedFill: BasisPoints | null;
};

const none = basisPoints(0);
const quietHour = basisPoints(800);
const otherHour = basisPoints(1200);
const half = basisPoints(5000);

/**
 * We earn where we bring somebody new into an hour that would have stayed empty: 8 % where the hour is ordinarily less
 * than half full, 12 % elsewhere; nothing from a guest who knew the place, and nothing at full price.
 * Source: pricing.md, commission on newcomers only.
 */
export function feeShare({ isDiscounted, isNewcomer, expectedFill }: VisitSold): BasisPoints {
  if (!isDiscounted || !isNewcomer) return none;
  return expectedFill !== null && expectedFill < half ? quietHour : otherHour;
}

/** Rounded down: what is left over stays with the merchant. */
export function feeOf(paid: Minor, visit: VisitSold): Minor {
  return shareOf(paid, feeShare(visit));
}
