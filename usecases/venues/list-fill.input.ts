import { z } from 'zod';
import { day, id } from '../pieces.input';

/** `id` is the venue's. */
export const listFillInput = z.strictObject({ id, from: day, days: z.int().min(1).max(31) });
export type ListFill = z.output<typeof listFillInput>;
