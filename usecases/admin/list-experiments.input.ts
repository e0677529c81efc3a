import { z } from 'zod';

export const listExperimentsInput = z.strictObject({});
export type ListExperiments = z.output<typeof listExperimentsInput>;
