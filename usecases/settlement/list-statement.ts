import { accept } from '@/domain/kernel/result';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { ListStatement } from './list-statement.input';
import { type Statement, statementOf } from './parts/statement';

/** The statement of a merchant's day, today where none is named: one line per voucher, and their sum is the transfer. */
export async function listStatement(ctx: Context, input: ListStatement): Promise<Answer<Statement>> {
  const scope = authorizeMerchant(ctx, input.id, ['manager', 'accountant']);
  if (!scope.ok) return scope;
  const asked = { merchantId: input.id, day: input.day, now: ctx.clock.now() };
  return accept(await statementOf(ctx.reader, asked));
}
