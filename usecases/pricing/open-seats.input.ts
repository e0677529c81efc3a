import { z } from 'zod';
import { id, percent, wallTime } from '../pieces.input';

/** `id` is the deal's; `until` is a time of today at the venue. */
export const openSeatsInput = z.strictObject({
  id,
  seats: z.int().min(1).max(100),
  percentOff: percent,
  until: wallTime,
});
export type OpenSeats = z.output<typeof openSeatsInput>;
