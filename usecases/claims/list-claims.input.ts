import { z } from 'zod';
import { id } from '../pieces.input';

/** With a merchant its own claims; without one, what moderators have to decide. */
export const listClaimsInput = z.strictObject({ id: id.optional() });
export type ListClaims = z.output<typeof listClaimsInput>;
