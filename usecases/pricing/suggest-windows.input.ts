import { z } from 'zod';
import { id } from '../pieces.input';

/** `id` is the venue's. */
export const suggestWindowsInput = z.strictObject({ id });
export type SuggestWindows = z.output<typeof suggestWindowsInput>;
