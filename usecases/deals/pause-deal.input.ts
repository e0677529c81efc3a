import { z } from 'zod';
import { id } from '../pieces.input';

export const pauseDealInput = z.strictObject({ id });
export type PauseDeal = z.output<typeof pauseDealInput>;
