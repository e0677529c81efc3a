import { z } from 'zod';

export const getMeInput = z.strictObject({});
export type GetMe = z.output<typeof getMeInput>;
