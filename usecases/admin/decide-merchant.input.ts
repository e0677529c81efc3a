import { z } from 'zod';
import { id, optionalText, text } from '../pieces.input';

export const reasonCodes = z
  .array(text(60).regex(/^[a-z0-9-]+$/, 'A code such as evidence-missing.'))
  .max(12);
export const decideMerchantInput = z.strictObject({
  id,
  decision: z.enum(['verify', 'refuse', 'suspend']),
  reasons: reasonCodes.default([]),
  note: optionalText(2_000),
});
export type DecideMerchant = z.output<typeof decideMerchantInput>;
