import { z } from 'zod';
import { id } from '../pieces.input';

export const getMerchantInput = z.strictObject({ id });
export type GetMerchant = z.output<typeof getMerchantInput>;
