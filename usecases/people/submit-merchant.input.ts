import { z } from 'zod';
import { id } from '../pieces.input';

export const submitMerchantInput = z.strictObject({ id });
export type SubmitMerchant = z.output<typeof submitMerchantInput>;
