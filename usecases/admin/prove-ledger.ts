import { accountSums } from '@/db/settlement';
import { accept } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import type { ProveLedger } from './prove-ledger.input';

type Sums = { readonly account: string; readonly debits: number; readonly credits: number };
type CurrencyProof = {
  readonly currency: string;
  readonly debits: number;
  readonly credits: number;
  readonly accounts: readonly Sums[];
};
export type LedgerProof = {
  readonly balanced: boolean;
  readonly currencies: readonly CurrencyProof[];
  readonly checkedAt: string;
};

/** Adds up every account anew: in each currency what was debited is what was credited. */
export async function proveLedger(ctx: Context, _input: ProveLedger): Promise<Answer<LedgerProof>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const sums = await accountSums(ctx.reader);
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort().map((currency) => {
    const accounts = sums.filter((one) => one.currency === currency).map(({ currency: _, ...one }) => one);
    return { currency, debits: total(accounts, 'debits'), credits: total(accounts, 'credits'), accounts };
  });
  const balanced = currencies.every(({ debits, credits }) => debits === credits);
  return accept({ balanced, currencies, checkedAt: isoOf(ctx.clock.now()) });
}

function total(accounts: readonly Sums[], side: 'debits' | 'credits'): number {
  return accounts.reduce((sum, account) => sum + account[side], 0);
}
