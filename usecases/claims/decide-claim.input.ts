import { z } from 'zod';
import { id, text } from '../pieces.input';

export const decideClaimInput = z.strictObject({
  id,
  decision: z.enum(['uphold', 'reject']),
  /** The statement of reasons: both sides read it. */
  words: text(2_000),
});
export type DecideClaim = z.output<typeof decideClaimInput>;
