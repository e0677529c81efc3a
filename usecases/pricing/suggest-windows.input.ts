import { z } from 'zod';
import { id } from '../pieces.input';

/** `id` is the venue's; `windowCostMinor` is what one more window costs to run [minor units]. */
export const suggestWindowsInput = z.strictObject({
  id,
  windowCostMinor: z.int().min(0).max(100_000_000).default(0),
});
export type SuggestWindows = z.output<typeof suggestWindowsInput>;
