import { z } from 'zod';
import { id, money, text } from '../pieces.input';

export const grantCreditInput = z.strictObject({
  /** Whose it is. */
  id,
  to: z.enum(['gift', 'balance', 'points']),
  /** Money; for points how many, a hundred of them being one unit. */
  amount: money,
  reason: text(200),
});
export type GrantCredit = z.output<typeof grantCreditInput>;
