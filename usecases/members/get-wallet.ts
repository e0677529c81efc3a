import { availableOn } from '@/db/ledger/book';
import { lotsOf } from '@/db/members/point-lots';
import { accept } from '@/domain/kernel/result';
import { pointsCurrency } from '@/domain/ledger/accounts';
import { walletLimit, worthOf } from '@/domain/members/points';
import type { Money } from '@/domain/money/money';
import type { Day, Instant } from '@/domain/time/wall';
import { dayOf } from '@/domain/time/zone';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import { giftWallet } from '../orders/parts/means';
import type { GetWallet } from './get-wallet.input';

export type WalletView = {
  readonly points: number;
  /** The points by the last day they can be used, UTC; the first to run out first. */
  readonly lots: readonly { readonly points: number; readonly until: Day }[];
  readonly worth: Money;
  readonly gift: Money;
  readonly balance: Money;
  /** The most a balance holds. */
  readonly limit: Money;
};

/** What somebody has with us, in one currency: as the ledger says, without what is held for open orders. */
export async function getWallet(ctx: Context, { currency }: GetWallet): Promise<Answer<WalletView>> {
  const person = authorizePerson(ctx);
  if (!person.ok) return person;
  const { personId } = person.value;
  const on = (owner: string) => availableOn(ctx.reader, `buyer-balance:${owner}`, currency);
  const points = await availableOn(ctx.reader, `points:${personId}`, pointsCurrency);
  const money = (amount: number) => ({ amount, currency });
  return accept({
    points,
    lots: byLastDay(await lotsOf(ctx.reader, personId)),
    worth: money(worthOf(points, currency)),
    gift: money(await on(giftWallet(personId))),
    balance: money(await on(personId)),
    limit: money(walletLimit(currency)),
  });
}

function byLastDay(lots: readonly { readonly left: number; readonly expiresAt: Instant }[]) {
  const days = Map.groupBy(lots, ({ expiresAt }) => dayOf(expiresAt - 1, 'UTC'));
  return [...days].map(([until, those]) => ({
    points: those.reduce((sum, { left }) => sum + left, 0),
    until,
  }));
}
