import { z } from 'zod';

export const getComparisonInput = z.strictObject({});
export type GetComparison = z.output<typeof getComparisonInput>;
