import { z } from 'zod';
import { id } from '../pieces.input';

/** `id` is the venue's. */
export const setMeasuringInput = z.strictObject({ id, takesPart: z.boolean() });
export type SetMeasuring = z.output<typeof setMeasuringInput>;
