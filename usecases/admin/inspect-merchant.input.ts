import { z } from 'zod';
import { id } from '../pieces.input';

export const inspectMerchantInput = z.strictObject({ id });
export type InspectMerchant = z.output<typeof inspectMerchantInput>;
