import type { Minor } from '../money/money';
import type { Slot } from '../slots/slot';

/** The cheapest slots alone, the earlier one at the same price; for cards and for the list's "from". */
export function cheapestSlots(slots: readonly Slot[], count: number): Slot[] {
  return [...slots].sort((a, b) => a.priceMinor - b.priceMinor || a.start - b.start).slice(0, count);
}

export type PriceRange = {
  readonly leastMinor: Minor;
  readonly mostMinor: Minor;
  readonly leastInGroupMinor: Minor | null;
};

/** From the least to the most that one package costs alone, and the least in a group; null where nothing is on sale. */
export function priceRangeOf(slots: readonly Slot[]): PriceRange | null {
  const prices = slots.map((slot) => slot.priceMinor).sort((a, b) => a - b);
  const [least, most] = [prices[0], prices.at(-1)];
  if (least === undefined || most === undefined) return null;
  const groups = slots.flatMap((slot) => slot.groupPriceMinor ?? []).sort((a, b) => a - b);
  return { leastMinor: least, mostMinor: most, leastInGroupMinor: groups[0] ?? null };
}
