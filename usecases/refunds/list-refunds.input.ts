import { z } from 'zod';

export const listRefundsInput = z.strictObject({});
export type ListRefunds = z.output<typeof listRefundsInput>;
