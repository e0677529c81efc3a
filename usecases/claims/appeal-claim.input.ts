import { z } from 'zod';
import { id, optionalText, text } from '../pieces.input';

export const appealClaimInput = z.strictObject({ id, words: text(2_000), accessToken: optionalText(200) });
export type AppealClaim = z.output<typeof appealClaimInput>;
