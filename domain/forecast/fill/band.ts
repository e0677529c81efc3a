import { chancesUpTo } from '../chance/counts';
import { statedMiss } from './score';

/** What is known of one future slot. */
export type SlotOutlook = {
  /** Expected ordinary places in use, week level and season included [places]. */
  readonly mean: number;
  /** Size k of the negative binomial: variance mean + mean²/k. */
  readonly size: number;
  readonly capacity: number;
  /** Places booked at full price already, and the share of all bookings that is usually on hand this long before. */
  readonly booked: number;
  readonly bookedShare: number;
  /** Share of outcomes to leave outside, both sides together; a fifth where nothing is known of past bands. */
  readonly missShare?: number;
  /** Share of outcomes below the middle; half where nothing is known of past forecasts. */
  readonly middleShare?: number;
};

/** A forecast of ordinary fill: never a point without its 80 % band. Shares of capacity. */
export type FillBand = {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly mean: number;
};

/**
 * Ordinary fill with an 80 % band, updated by bookings on hand. Demand is gamma with mean m and shape k; of it a share s books
 * early. Seeing b early bookings leaves gamma(k + b, k/m + s), so what still comes is negative binomial with mean
 * (k + b)(1 − s)/(k/m + s) and size k + b. Promise: docs/rules/forecast.md, "Forecast".
 */
export function fillBand(slot: SlotOutlook): FillBand {
  const { capacity, booked } = slot;
  if (capacity <= 0) return { low: 0, middle: 0, high: 0, mean: 0 };
  const { mean, size } = stillToCome(slot);
  const most = Math.max(1, Math.ceil(mean + 8 * Math.sqrt(mean + (mean * mean) / size)) + 8);
  const chances = chancesUpTo(most, mean, size);
  const at = (count: number) => Math.min(1, (booked + count) / capacity);
  let expected = 0;
  for (const [count, chance] of chances.entries()) expected += chance * at(count);
  const tail = (slot.missShare ?? statedMiss) / 2;
  const [low, middle, high] = quantiles(chances, [tail, slot.middleShare ?? 0.5, 1 - tail]);
  return { low: at(low ?? 0), middle: at(middle ?? 0), high: at(high ?? 0), mean: Math.min(1, expected) };
}

export function stillToCome({
  mean,
  size,
  booked,
  bookedShare,
}: Omit<SlotOutlook, 'capacity' | 'missShare' | 'middleShare'>): {
  mean: number;
  size: number;
} {
  if (mean <= 0) return { mean: 0, size: size + booked };
  return { mean: ((size + booked) * (1 - bookedShare)) / (size / mean + bookedShare), size: size + booked };
}

function quantiles(chances: Float64Array, shares: readonly number[]): number[] {
  return shares.map((share) => {
    let sum = 0;
    const found = chances.findIndex((chance) => {
      sum += chance;
      return sum >= share;
    });
    return found < 0 ? chances.length - 1 : found;
  });
}
