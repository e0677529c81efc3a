import type { Tier } from '../deals/terms';
import { must } from '../kernel/must';
import { type Minor, minus, times } from '../money/money';

/** The last tier that so many members reach, or null below the first. Everybody pays the last tier reached. Source: api.md. */
export function tierReached<Kind extends Tier>(tiers: readonly Kind[], members: number): Kind | null {
  return tiers.reduce<Kind | null>((reached, tier) => (tier.members <= members ? tier : reached), null);
}

/** The next tier that can still be reached, or null where the price can no longer change. */
export function nextTier<Kind extends Tier>(
  tiers: readonly Kind[],
  { members, maximum }: { readonly members: number; readonly maximum: number },
): Kind | null {
  return tiers.find((tier) => tier.members > members && tier.members <= maximum) ?? null;
}

/** Money is captured when the price can no longer change: at tipping where no further tier is open, else at the close. Source: api.md, life of a group. */
export function captureAt(group: {
  readonly tiers: readonly Tier[];
  readonly members: number;
  readonly maximum: number;
}): 'tipping' | 'close' {
  return nextTier(group.tiers, group) ? 'close' : 'tipping';
}

/**
 * What goes back to those whose money was already taken when a further tier was reached: 12.00 × 5 taken, final 10.50,
 * is 1.50 each and 7.50 in all. Nobody is ever asked for more. Source: rules.md (e) 7.
 */
export function refundToTier({
  takenMinor,
  finalMinor,
  count,
}: {
  readonly takenMinor: Minor;
  readonly finalMinor: Minor;
  readonly count: number;
}): { readonly eachMinor: Minor; readonly totalMinor: Minor } {
  must(finalMinor <= takenMinor, 'a member never pays more than what was taken at tipping');
  const eachMinor = minus(takenMinor, finalMinor);
  return { eachMinor, totalMinor: times(eachMinor, count) };
}
