import { z } from 'zod';
import { id, text } from '../pieces.input';

/** Another card for a place in a group that went ahead. */
export const mendPaymentInput = z.strictObject({
  id,
  payment: z.strictObject({ method: z.literal('card'), token: text(120).regex(/^[\w-]+$/) }),
  accessToken: z.string().max(200).optional(),
});
export type MendPayment = z.output<typeof mendPaymentInput>;
