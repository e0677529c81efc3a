import { type LedgerProof, proveBooks } from '@/db/proof/books';
import { accept } from '@/domain/kernel/result';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import type { ProveLedger } from './prove-ledger.input';

/** Adds up every account anew, and holds the accounts against what payments, refunds, redemptions and payouts say. */
export async function proveLedger(ctx: Context, _input: ProveLedger): Promise<Answer<LedgerProof>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  return accept(await ctx.snapshot((db) => proveBooks(db, ctx.clock.now())));
}
