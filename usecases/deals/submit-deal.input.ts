import { z } from 'zod';
import { id } from '../pieces.input';

export const submitDealInput = z.strictObject({ id });
export type SubmitDeal = z.output<typeof submitDealInput>;
