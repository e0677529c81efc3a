import { z } from 'zod';
import { currency, email, optionalText, text } from '../pieces.input';

export const createMerchantInput = z.strictObject({
  name: text(120),
  country: z
    .string()
    .trim()
    .regex(/^[A-Z]{2}$/, 'Two capital letters of ISO 3166, for example US.'),
  currency,
  registrationNumber: optionalText(60),
  contactEmail: email,
});
export type CreateMerchant = z.output<typeof createMerchantInput>;
