import { type Minor, minor } from '../money/money';

/** What an order can be paid with, in the order in which it is taken. */
export const meansKinds = ['points', 'gift', 'balance', 'card'] as const;
export type MeansKind = (typeof meansKinds)[number];

/** One way an order was paid, with what of it has not gone back yet. */
export type Paid = { readonly id: string; readonly leftMinor: Minor };

/**
 * Money goes back the way it came, the last means first, so that what is worth less than money never becomes money.
 * @returns parts that add up to the amount, or to what is left where that is less. Page: docs/rules/means.md.
 */
export function giveBackInReverse(
  paid: readonly Paid[],
  amountMinor: Minor,
): { readonly id: string; readonly amountMinor: Minor }[] {
  let open: number = amountMinor;
  return [...paid].reverse().flatMap(({ id, leftMinor }) => {
    const part = Math.min(open, leftMinor);
    open -= part;
    return part > 0 ? [{ id, amountMinor: minor(part) }] : [];
  });
}
