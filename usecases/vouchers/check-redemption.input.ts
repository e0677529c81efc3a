import { z } from 'zod';
import { id } from '../pieces.input';

/** Typed or scanned; what it means is for the rule of codes to say. No control characters. */
export const code = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]+$/u, 'A code has 12 letters and figures.');
export const checkRedemptionInput = z.strictObject({
  code,
  venueId: id,
  quantity: z.int().min(1).max(100).default(1),
});
export type CheckRedemption = z.output<typeof checkRedemptionInput>;
