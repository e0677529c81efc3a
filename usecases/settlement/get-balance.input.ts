import { z } from 'zod';
import { id } from '../pieces.input';

export const getBalanceInput = z.strictObject({ id });
export type GetBalance = z.output<typeof getBalanceInput>;
