import { z } from 'zod';
import { id, paging } from '../pieces.input';

/** `id` is the merchant's. */
export const listMerchantDealsInput = z.strictObject({ id, ...paging });
export type ListMerchantDeals = z.output<typeof listMerchantDealsInput>;
