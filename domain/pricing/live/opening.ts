import type { BasisPoints } from '../../money/money';
import type { Instant } from '../../time/wall';

/** Some more places at a discount that a merchant opens at short notice: starts in `[from, until)`, a number in all. */
export type Opening = {
  readonly id: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly offBps: BasisPoints;
  readonly seatsLeft: number;
};

/** The deepest opening that covers the start and has places; null where there is none. */
export function openingAt(openings: readonly Opening[], start: Instant): Opening | null {
  return openings
    .filter(({ from, until, seatsLeft }) => start >= from && start < until && seatsLeft > 0)
    .reduce<Opening | null>((best, one) => (best && best.offBps >= one.offBps ? best : one), null);
}
