import { z } from 'zod';
import { id, instant, money } from '../pieces.input';

export const holdSeatsInput = z.strictObject({
  dealId: id,
  start: instant,
  quantity: z.coerce.number().int().min(1).max(50).default(1),
  as: z.enum(['solo', 'group']).default('solo'),
  groupId: id.optional(),
  seenPrice: money,
  /** The buyer may be asked to have the card saved, where a hold on it would not last. */
  cardMayBeSaved: z.boolean().default(false),
});
export type HoldSeats = z.output<typeof holdSeatsInput>;
