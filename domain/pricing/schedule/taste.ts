import { daysConsidered, type Reach } from './reach';

/** How one kind of guest weighs hour and price [utils]: U = own + price·(share off) − perHour·|hours| − perDay·|days| + Gumbel. */
export type Taste = {
  readonly own: number;
  readonly price: number;
  readonly perHour: number;
  readonly perDay: number;
};

/** How a venue's town answers to prices (design 2b). */
export type PriceResponse = {
  /** m_D: deal seekers as a share of the regulars' weekly demand. */
  readonly seekersPerRegular: number;
  /** φ: share of regulars who see the platform's prices. */
  readonly watchingShare: number;
  readonly regular: Taste;
  readonly seeker: Taste;
};

/** exp(−displacement) per kind of move, so that an attraction is own pull × this. */
export function moveWeights(taste: Taste, reach: Reach): Float64Array {
  const weights = new Float64Array(1 + reach.hourKinds + daysConsidered);
  weights[0] = 1;
  for (let moved = 1; moved <= reach.hourKinds; moved += 1) {
    weights[moved] = Math.exp(-taste.perHour * moved * reach.slotHours);
  }
  for (let days = 1; days <= daysConsidered; days += 1) {
    weights[reach.hourKinds + days] = Math.exp(-taste.perDay * days);
  }
  return weights;
}

/** exp(own + price · share off) per level. */
export function pulls(taste: Taste, levelsPct: readonly number[]): Float64Array {
  return Float64Array.from(levelsPct, (percent) => Math.exp(taste.own + (taste.price * percent) / 100));
}
