import { z } from 'zod';
import { day } from '../pieces.input';

/** `id` is the deal's, or the slug of its page. */
export const listFullStartsInput = z.strictObject({
  id: z.string().min(1).max(200),
  day,
  quantity: z.coerce.number().int().min(1).max(50).default(1),
});
export type ListFullStarts = z.output<typeof listFullStartsInput>;
