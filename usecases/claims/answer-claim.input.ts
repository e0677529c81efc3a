import { z } from 'zod';
import { id, text } from '../pieces.input';

export const answerClaimInput = z.strictObject({
  id,
  answer: z.enum(['accept', 'contest']),
  words: text(2_000),
});
export type AnswerClaim = z.output<typeof answerClaimInput>;
