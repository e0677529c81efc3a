import { z } from 'zod';
import { id, optionalText } from '../pieces.input';

export const sendRefundInput = z.strictObject({
  id,
  /** What the bank calls the transfer: the buyer finds it by that. Left out by the first of two, who only checks it. */
  reference: optionalText(80),
});
export type SendRefund = z.output<typeof sendRefundInput>;
