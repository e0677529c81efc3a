import { z } from 'zod';
import { id, optionalText, version } from '../pieces.input';
import { reasonCodes } from './decide-merchant.input';

export const decideDealInput = z.strictObject({
  id,
  decision: z.enum(['approve', 'refuse', 'ask']),
  reasons: reasonCodes.default([]),
  note: optionalText(2_000),
  /** The version that was looked at. */
  version,
});
export type DecideDeal = z.output<typeof decideDealInput>;
