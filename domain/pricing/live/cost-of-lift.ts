import { countSize } from '../../forecast/baseline/baseline';
import { chancesUpTo } from '../../forecast/chance/counts';
import { placesToCome, type StepAhead } from '../../forecast/fill/on-hand';
import { type Minor, minor } from '../../money/money';

type Lift = {
  readonly step: StepAhead;
  readonly seats: number;
  readonly taken: number;
  /** Places a deal may still take here once the guard is away. */
  readonly dealSeats: number;
  /** Contribution of a place at full price. */
  readonly fullMarginMinor: number;
};

/**
 * What discounting a full hour is expected to cost: full-price guests who then find no place, times what each would leave.
 * E[min(deal places, max(0, still to come − places left after them))], negative binomial. Page: docs/rules/forecast.md.
 */
export function costOfLift({ step, seats, taken, dealSeats, fullMarginMinor }: Lift): Minor {
  const mean = placesToCome(step);
  const left = Math.max(0, seats - taken);
  const deals = Math.min(dealSeats, left);
  const most = Math.ceil(mean + 8 * Math.sqrt(mean + 1) + left + 8);
  const chances = chancesUpTo(most, mean, countSize + step.booked);
  let displaced = 0;
  for (const [asking, chance] of chances.entries())
    displaced += chance * Math.min(deals, Math.max(0, asking - (left - deals)));
  return minor(Math.round(displaced * fullMarginMinor));
}
