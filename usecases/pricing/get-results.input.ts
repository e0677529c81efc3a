import { z } from 'zod';
import { id } from '../pieces.input';

/** `id` is the venue's. */
export const getResultsInput = z.strictObject({ id });
export type GetResults = z.output<typeof getResultsInput>;
