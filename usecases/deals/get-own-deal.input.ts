import { z } from 'zod';
import { id } from '../pieces.input';

export const getOwnDealInput = z.strictObject({ id });
export type GetOwnDeal = z.output<typeof getOwnDealInput>;
