import { z } from 'zod';
import { isAccount } from '@/domain/refunds/account';
import { id, optionalText } from '../pieces.input';

export const redirectRefundInput = z
  .strictObject({
    id,
    /** The same card once more, or an account to send it to. */
    to: z.enum(['card', 'account']),
    holder: optionalText(80),
    account: optionalText(60),
    accessToken: optionalText(200),
  })
  .refine(({ to, holder }) => to === 'card' || holder, {
    path: ['holder'],
    message: 'Whose account it is.',
  })
  .refine(({ to, account }) => to === 'card' || isAccount(account ?? ''), {
    path: ['account'],
    message: 'An IBAN, or an account number of 5 to 20 digits.',
  });
export type RedirectRefund = z.output<typeof redirectRefundInput>;
