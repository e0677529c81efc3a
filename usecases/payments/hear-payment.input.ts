import { z } from 'zod';

/** A message of the payment provider as it arrived: its signature is over these very characters. */
export const hearPaymentInput = z.strictObject({
  body: z.string().max(1_000_000),
  signature: z.string().max(2_000).nullable(),
});
export type HearPayment = z.output<typeof hearPaymentInput>;
