import { type BasisPoints, type Minor, minor, minus, wholeShare } from '../money/money';
import { feeOf, type VisitSold } from './fee';

export type StatementLine = {
  readonly gross: Minor;
  readonly discount: Minor;
  readonly fee: Minor;
  /** Contained in what the guest paid; the merchant owes it, and nothing is kept back for it. */
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
export function lineOf({ listPriceMinor, paidMinor, taxBps, visit }: Visit): StatementLine {
  const fee = feeOf(paidMinor, visit);
  return {
    gross: listPriceMinor,
    discount: minus(listPriceMinor, paidMinor),
    fee,
    tax: taxInside(paidMinor, taxBps),
    net: minus(paidMinor, fee),
  };
}

/** The tax inside a price that includes it, half-up. */
export function taxInside(paid: Minor, tax: BasisPoints): Minor {
  const whole = BigInt(wholeShare + tax);
  return minor(Number((2n * BigInt(paid) * BigInt(tax) + whole) / (2n * whole)));
}
