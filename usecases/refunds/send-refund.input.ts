import { z } from 'zod';
import { id, text } from '../pieces.input';

export const sendRefundInput = z.strictObject({
  id,
  /** What the bank calls the transfer: the buyer finds it by that. */
  reference: text(80),
});
export type SendRefund = z.output<typeof sendRefundInput>;
