import { z } from 'zod';
import { id, instant, money, optionalText, text } from '../pieces.input';

export const rescheduleOrderInput = z.strictObject({
  id,
  /** The new time. */
  start: instant,
  /** What the new time costs in all, as the buyer saw it. */
  seenPrice: money,
  /** Pays the difference where the new time is dearer. */
  payment: z.strictObject({ method: z.literal('card'), token: text(120).regex(/^[\w-]+$/) }).optional(),
  accessToken: optionalText(200),
});
export type RescheduleOrder = z.output<typeof rescheduleOrderInput>;
