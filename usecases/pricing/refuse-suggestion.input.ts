import { z } from 'zod';
import { id, text } from '../pieces.input';

/** `id` is the venue's. */
export const refuseSuggestionInput = z.strictObject({ id, reason: text(400) });
export type RefuseSuggestion = z.output<typeof refuseSuggestionInput>;
