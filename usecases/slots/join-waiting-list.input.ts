import { z } from 'zod';
import { email, id, instant, typedMoney } from '../pieces.input';

/** A start of a deal that is full, for so many packages, and the most one pays for all of them. */
export const joinWaitingListInput = z.strictObject({
  dealId: id,
  start: instant,
  quantity: z.coerce.number().int().min(1).max(50).default(1),
  ceiling: typedMoney,
  email: email.optional(),
});
export type JoinWaitingList = z.output<typeof joinWaitingListInput>;
