import { pointsToUse, worthOf } from '../members/points';
import { type Currency, type Minor, minor, minus } from '../money/money';

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

/** What a buyer has with us. */
export type Wallet = { readonly points: number; readonly giftMinor: Minor; readonly balanceMinor: Minor };
/** Which of it the buyer wants to use. */
export type Wish = { readonly points: boolean; readonly gift: boolean; readonly balance: boolean };
export type Split = {
  /** How many points, and what they pay. */
  readonly points: number;
  readonly pointsMinor: Minor;
  readonly giftMinor: Minor;
  readonly balanceMinor: Minor;
  readonly cardMinor: Minor;
};

/** Points first and at most their share, then the gift, then the balance, and the card pays what is left. */
export function splitMeans(
  price: Minor,
  { wallet, wish, currency }: { wallet: Wallet; wish: Wish; currency: Currency },
): Split {
  const points = wish.points ? pointsToUse(wallet.points, price, currency) : 0;
  const pointsMinor = worthOf(points, currency);
  const afterPoints = minus(price, pointsMinor);
  const giftMinor = minor(wish.gift ? Math.min(wallet.giftMinor, afterPoints) : 0);
  const afterGift = minus(afterPoints, giftMinor);
  const balanceMinor = minor(wish.balance ? Math.min(wallet.balanceMinor, afterGift) : 0);
  return { points, pointsMinor, giftMinor, balanceMinor, cardMinor: minus(afterGift, balanceMinor) };
}
