import { must } from '../kernel/must';
import type { Minor } from '../money/money';

type Protection = {
  /** Expected places in use by full-price guests. */
  readonly mean: number;
  readonly fullPriceMinor: Minor;
  readonly dealPriceMinor: Minor;
  readonly capacity: number;
};

/**
 * Places kept for full-price guests (docs/rules/pricing.md): the next place is kept while P(demand > y) × full > deal,
 * demand being Poisson with the expected places in use as its mean. Source: rules.md (e) 2, Littlewood's rule.
 */
export function protectedSeats({ mean, fullPriceMinor, dealPriceMinor, capacity }: Protection): number {
  must(mean >= 0 && Number.isFinite(mean), 'expected places are a number from zero on');
  let exactly = Math.exp(-mean);
  let above = 1 - exactly;
  let seats = 0;
  while (seats < capacity && above * fullPriceMinor > dealPriceMinor) {
    seats += 1;
    exactly = (exactly * mean) / seats;
    above -= exactly;
  }
  return seats;
}
