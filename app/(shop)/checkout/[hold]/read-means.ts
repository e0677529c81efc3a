import { pageContext } from '@/app/_web/page';
import { pointsToUse, worthOf } from '@/domain/members/points';
import { type Money, minor } from '@/domain/money/money';
import { type Split, splitMeans } from '@/domain/orders/means';
import { getWallet, type WalletView } from '@/usecases/members/get-wallet';
import type { HoldView } from '@/usecases/orders/get-hold';

export type Means = {
  readonly wallet: WalletView;
  readonly wish: Record<'points' | 'gift' | 'balance', boolean>;
  readonly split: Split;
  readonly mostPoints: Money;
};

/** What somebody signed in may use for a visit alone, split as they wish by `?use=`; null for guests and groups. */
export async function readMeans(hold: HoldView, use: readonly string[]): Promise<Means | null> {
  const { amount, currency } = hold.price;
  if (hold.as === 'group') return null;
  const found = await getWallet(await pageContext(), { currency });
  if (!found.ok) return null;
  const wallet = found.value;
  const wish = {
    points: use.includes('points'),
    gift: use.includes('gift'),
    balance: use.includes('balance'),
  };
  const has = {
    points: wallet.points,
    giftMinor: minor(wallet.gift.amount),
    balanceMinor: minor(wallet.balance.amount),
  };
  const price = minor(amount);
  const points = pointsToUse(wallet.points, price, currency);
  return {
    wallet,
    wish,
    split: splitMeans(price, { wallet: has, wish, currency }),
    mostPoints: { amount: worthOf(points, currency), currency },
  };
}
