import { z } from 'zod';
import { claimReasons } from '@/domain/claims/claim';
import { photoBytes } from '@/domain/claims/photo';
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
  /** What there is to see: a JPEG or PNG in base64; from a form, the file itself. */
  photo: z.base64().max(base64Length(photoBytes)).optional(),
  accessToken: optionalText(200),
});

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}
export type OpenClaim = z.output<typeof openClaimInput>;
