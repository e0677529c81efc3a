import { z } from 'zod';
import { optionalText } from '../pieces.input';

export const listMerchantsInput = z.strictObject({
  /** Part of a name. */
  q: optionalText(80),
  status: z.enum(['draft', 'submitted', 'verified', 'refused', 'suspended']).optional(),
});
export type ListMerchants = z.output<typeof listMerchantsInput>;
