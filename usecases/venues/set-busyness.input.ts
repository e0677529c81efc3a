import { z } from 'zod';
import { id, instant } from '../pieces.input';
import { weekHours, windowOf } from './venue-fields.input';

const seats = z.number().min(0).max(10_000);

/** A normal week as the merchant says it is, or past full-price visits it is counted from. */
export const setBusynessInput = z
  .strictObject({
    id,
    week: z
      .array(
        z
          .strictObject({ ...weekHours, expectedSeats: seats })
          .transform((one) => ({ weekday: one.weekday, ...windowOf(one), expectedSeats: one.expectedSeats })),
      )
      .max(7 * 96)
      .optional(),
    history: z
      .array(z.strictObject({ start: instant, seats: z.int().min(1).max(10_000) }))
      .min(1)
      .max(20_000)
      .optional(),
  })
  .refine(({ week, history }) => (week === undefined) !== (history === undefined), 'Either week or history.');
export type SetBusyness = z.output<typeof setBusynessInput>;
