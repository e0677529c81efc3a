import { must } from '../kernel/must';
import { type BasisPoints, basisPoints, type Minor, shareOf } from '../money/money';

/** What the fee of one visit depends on. */
export type VisitSold = {
  readonly isDiscounted: boolean;
  /** No earlier visit of this guest at this merchant is in our own book. */
  readonly isNewcomer: boolean;
  /** Places in use in an ordinary week at that hour, as a share of the capacity; null where nobody knows. */
  readonly expectedFill: BasisPoints | null;
};

/** Shares of what a guest paid, as this installation has set them. */
export type FeeRules = {
  readonly quiet: BasisPoints;
  readonly other: BasisPoints;
  /** An hour whose expected fill is below this is quiet. */
  readonly quietBelow: BasisPoints;
};
export const usualFees: FeeRules = feeRules({ quiet: 800, other: 1200, quietBelow: 5000 });

export const feeReasons = ['full-price', 'known-guest', 'quiet-hour', 'other-hour'] as const;
export type FeeReason = (typeof feeReasons)[number];
export type Fee = { readonly share: BasisPoints; readonly because: FeeReason };

/** @throws when a quiet hour would cost more than another: the fee shall draw visits where it is quiet. Source: beyond.md N15. */
export function feeRules(rules: { quiet: number; other: number; quietBelow: number }): FeeRules {
  must(rules.quiet <= rules.other, 'a quiet hour costs no more than another');
  return {
    quiet: basisPoints(rules.quiet),
    other: basisPoints(rules.other),
    quietBelow: basisPoints(rules.quietBelow),
  };
}

/**
 * We earn where we bring somebody new into an hour that would have stayed empty, and less the emptier it is; nothing from
 * a guest who knew the place, and nothing at full price. Page: docs/rules/settlement.md. Source: pricing.md, commission
 * on newcomers only.
 */
export function feeFor({ isDiscounted, isNewcomer, expectedFill }: VisitSold, rules: FeeRules): Fee {
  if (!isDiscounted) return { share: basisPoints(0), because: 'full-price' };
  if (!isNewcomer) return { share: basisPoints(0), because: 'known-guest' };
  const isQuiet = expectedFill !== null && expectedFill < rules.quietBelow;
  return isQuiet
    ? { share: rules.quiet, because: 'quiet-hour' }
    : { share: rules.other, because: 'other-hour' };
}

/** Rounded down: what is left over stays with the merchant. */
export function feeOf(paid: Minor, { share }: Fee): Minor {
  return shareOf(paid, share);
}
