import { z } from 'zod';

export const listMerchantsInput = z.strictObject({
  status: z.enum(['draft', 'submitted', 'verified', 'refused', 'suspended']).optional(),
});
export type ListMerchants = z.output<typeof listMerchantsInput>;
