import { z } from 'zod';
import { email, id, instant, optionalText, text, typedMoney } from '../pieces.input';

/** Hours one comes at, the best liked first, and the most one pays. A pledge is for one person. */
export const placePledgeInput = z.strictObject({
  dealId: id,
  starts: z
    .array(instant)
    .min(1)
    .max(12)
    .refine((starts) => new Set(starts).size === starts.length, 'Name each hour once.'),
  ceiling: typedMoney,
  payment: z.strictObject({ method: z.literal('card'), token: text(120).regex(/^[\w-]+$/) }),
  email: email.optional(),
  name: optionalText(80),
});
export type PlacePledge = z.output<typeof placePledgeInput>;
