import { balanceOf } from '@/db/ledger/balances';
import { findMerchant } from '@/db/people/merchants';
import { reserveTermsOf } from '@/db/settlement/payouts';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import type { Money } from '@/domain/money/money';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { GetBalance } from './get-balance.input';
import { type ReserveView, reserveView } from './reserve-view';

export type Balance = {
  /** Guests' money that we hold for the merchant until it is paid out. */
  readonly pending: Money;
  /** Earned and not paid out, the tax in it included; below zero where more went back than was earned. */
  readonly available: Money;
  /** Earned and held back for refunds that may come. */
  readonly reserve: Money;
  /** What is held back of the days to come; null where nothing is. */
  readonly reserveTerms: ReserveView | null;
  readonly items: readonly { account: string; balance: Money }[];
  readonly nextCursor: null;
};

/** What stands on a merchant's accounts in the ledger. */
export async function getBalance(ctx: Context, { id }: GetBalance): Promise<Answer<Balance>> {
  const scope = authorizeMerchant(ctx, id, ['accountant', 'manager']);
  if (!scope.ok) return scope;
  const { currency } = given(await findMerchant(ctx.reader, id), 'a merchant with people exists');
  const read = async (kind: string): Promise<Money> => {
    const found = await balanceOf(ctx.reader, `${kind}:${id}`);
    return { amount: found.find((one) => one.currency === currency)?.amountMinor ?? 0, currency };
  };
  const [pending, payable, tax, reserve] = await Promise.all([
    read('merchant-pending'),
    read('merchant-payable'),
    read('tax'),
    read('reserve'),
  ]);
  const available = { amount: payable.amount + tax.amount, currency };
  const items = [
    { account: 'pending', balance: pending },
    { account: 'available', balance: available },
    { account: 'tax', balance: tax },
    { account: 'reserve', balance: reserve },
  ];
  const terms = await reserveTermsOf(ctx.reader, id);
  const reserveTerms = terms && terms.shareBps > 0 ? reserveView(terms) : null;
  return accept({ pending, available, reserve, reserveTerms, items, nextCursor: null });
}
