import { z } from 'zod';
import { id, version } from '../pieces.input';
import { dealFields } from './deal-fields.input';

export const updateDealInput = z.strictObject({ id, version, ...dealFields });
export type UpdateDeal = z.output<typeof updateDealInput>;
