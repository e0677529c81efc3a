import { z } from 'zod';
import { email, id, instant, money, optionalText, text } from '../pieces.input';

/** Hours that were ticked although another choice was taken. */
const starts = z.array(instant).max(20).optional();
const fallback = z.discriminatedUnion('kind', [
  // A plain form sends the ceiling along, whichever of the choices is taken.
  z.strictObject({ kind: z.literal('refund'), ceiling: money.optional(), starts }),
  z.strictObject({ kind: z.literal('solo'), ceiling: money, starts }),
  z.strictObject({ kind: z.literal('slots'), starts: z.array(instant).min(1).max(20), ceiling: money }),
]);

const used = z.int().min(0).max(1_000_000_000).default(0);

export const placeOrderInput = z.strictObject({
  dealId: id,
  start: instant,
  quantity: z.coerce.number().int().min(1).max(50).default(1),
  as: z.enum(['solo', 'group']).default('solo'),
  groupId: id.optional(),
  holdId: id.optional(),
  fallback: fallback.default({ kind: 'refund' }),
  seenPrice: money,
  /**
   * `saved-card`: the card may be kept and charged near the end, where a hold would not last. `taken-now`: what cannot be
   * held may be taken at once for a group, and given back if it fails.
   */
  payment: z.strictObject({
    method: z.enum(['card', 'saved-card', 'taken-now']),
    token: text(120).regex(/^[\w-]+$/),
  }),
  /** What the buyer uses of what they have with us: points as a count, the rest in minor units. */
  use: z
    .strictObject({ points: used, gift: used, balance: used })
    .default({ points: 0, gift: 0, balance: 0 }),
  email: email.optional(),
  name: optionalText(80),
});
export type PlaceOrder = z.output<typeof placeOrderInput>;
