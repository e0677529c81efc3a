import { z } from 'zod';
import { longestReserveDays, mostReserve } from '@/domain/settlement/payout';
import { id, percent, text } from '../pieces.input';

export const setReserveInput = z.strictObject({
  /** The merchant's. */
  id,
  /** Of what each day brings; 0 ends it. */
  percent: percent.refine((share) => share <= mostReserve, 'At most half.'),
  days: z.int().min(1).max(longestReserveDays),
  /** The merchant reads it. */
  reason: text(500),
});
export type SetReserve = z.output<typeof setReserveInput>;
