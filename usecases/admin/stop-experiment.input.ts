import { z } from 'zod';
import { id } from '../pieces.input';

/** `id` is the venue's. */
export const stopExperimentInput = z.strictObject({ id });
export type StopExperiment = z.output<typeof stopExperimentInput>;
