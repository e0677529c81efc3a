import { z } from 'zod';
import { dealFields } from './deal-fields.input';

export const createDealInput = z.strictObject(dealFields);
export type CreateDeal = z.output<typeof createDealInput>;
