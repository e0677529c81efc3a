import { z } from 'zod';

/** A deal by its id or by the slug of its page. */
export const dealKey = z
  .string()
  .trim()
  .min(3)
  .max(200)
  .regex(/^[a-z0-9_-]+$/, 'An id or the last part of a deal’s address.');
export const getDealInput = z.strictObject({ id: dealKey });
export type GetDeal = z.output<typeof getDealInput>;
