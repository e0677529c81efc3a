import { z } from 'zod';

/** The token itself comes with the request, not in it. */
export const endTokenInput = z.strictObject({});
export type EndToken = z.output<typeof endTokenInput>;
