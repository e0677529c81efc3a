import { given } from '../kernel/must';
import { type BasisPoints, type Minor, minor, minus, plus, splitByWeight, wholeShare } from '../money/money';
import { type FeeReason, type FeeRules, feeFor, feeOf, type VisitSold } from './fee';

export type StatementLine = {
  readonly gross: Minor;
  readonly discount: Minor;
  readonly fee: Minor;
  readonly feeShare: BasisPoints;
  readonly feeBecause: FeeReason;
  /** Contained in what the guest paid and in the net; the merchant owes it. */
  readonly tax: Minor;
  readonly net: Minor;
};
type Visit = {
  readonly listPriceMinor: Minor;
  readonly paidMinor: Minor;
  readonly taxBps: BasisPoints;
  readonly visit: VisitSold;
};

/** One visit on a statement: gross − discount − fee = net, to the cent. Source: journeys.md M9. */
export function lineOf({ listPriceMinor, paidMinor, taxBps, visit }: Visit, rules: FeeRules): StatementLine {
  const feeDue = feeFor(visit, rules);
  const fee = feeOf(paidMinor, feeDue);
  return {
    gross: listPriceMinor,
    discount: minus(listPriceMinor, paidMinor),
    fee,
    feeShare: feeDue.share,
    feeBecause: feeDue.because,
    tax: taxInside(paidMinor, taxBps),
    net: minus(paidMinor, fee),
  };
}

/** The tax inside a price that includes it, half-up. */
export function taxInside(paid: Minor, tax: BasisPoints): Minor {
  const whole = BigInt(wholeShare + tax);
  return minor(Number((2n * BigInt(paid) * BigInt(tax) + whole) / (2n * whole)));
}

/** The part of what is left of an order's money that these uses earn; the last use takes the rest. */
export function partOfUses(left: Minor, uses: { now: number; after: number }): Minor {
  return given(splitByWeight(left, [uses.now, uses.after])[0], 'two weights give two parts');
}

/** What a guest paid for a visit, in the three parts it went to. */
export type VisitParts = { readonly feeMinor: Minor; readonly taxMinor: Minor; readonly netMinor: Minor };

/**
 * The parts of a refund after the visit, in proportion to what is left of each: together they are the refund, none gives
 * back more than it got, and after the last refund nothing is left.
 */
export function partsOfRefund(amount: Minor, left: VisitParts): VisitParts {
  const [feeMinor, taxMinor, netMinor] = splitByWeight(amount, [left.feeMinor, left.taxMinor, left.netMinor]);
  const parts = {
    feeMinor: given(feeMinor, 'a part for the fee'),
    taxMinor: given(taxMinor, 'a part for the tax'),
    netMinor: given(netMinor, 'a part for the merchant'),
  };
  return parts;
}

export function sumOfParts({ feeMinor, taxMinor, netMinor }: VisitParts): Minor {
  return plus(feeMinor, taxMinor, netMinor);
}
