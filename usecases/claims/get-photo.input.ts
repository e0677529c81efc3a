import { z } from 'zod';
import { id, optionalText } from '../pieces.input';

/** The claim, and for a guest without an account the token of its order. */
export const getPhotoInput = z.strictObject({ id, accessToken: optionalText(200) });
export type GetPhoto = z.output<typeof getPhotoInput>;
