import { z } from 'zod';
import { claimReasons } from '@/domain/claims/claim';
import { id, optionalText, text } from '../pieces.input';

export const openClaimInput = z.strictObject({
  /** The order it is about. */
  id,
  reason: z.enum(claimReasons),
  words: text(2_000),
  /** Where the guest is, if they want to say so. */
  position: z
    .strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
    .optional(),
  accessToken: optionalText(200),
});
export type OpenClaim = z.output<typeof openClaimInput>;
