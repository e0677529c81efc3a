import { availableOn } from '@/db/ledger/book';
import { accept } from '@/domain/kernel/result';
import { pointsCurrency } from '@/domain/ledger/accounts';
import { walletLimit, worthOf } from '@/domain/members/points';
import type { Money } from '@/domain/money/money';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import { giftWallet } from '../orders/parts/means';
import type { GetWallet } from './get-wallet.input';

export type WalletView = {
  readonly points: number;
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
    worth: money(worthOf(points, currency)),
    gift: money(await on(giftWallet(personId))),
    balance: money(await on(personId)),
    limit: money(walletLimit(currency)),
  });
}
