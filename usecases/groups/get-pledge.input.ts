import { z } from 'zod';
import { id } from '../pieces.input';

export const getPledgeInput = z.strictObject({ id, accessToken: z.string().max(200).optional() });
export type GetPledge = z.output<typeof getPledgeInput>;
