import { z } from 'zod';
import { day, id } from '../pieces.input';

/** `id` is the venue's. */
export const getOutlookInput = z.strictObject({ id, from: day, days: z.int().min(1).max(14) });
export type GetOutlook = z.output<typeof getOutlookInput>;
