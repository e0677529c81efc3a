import { z } from 'zod';
import { id } from '../pieces.input';

export const cancelOrderInput = z.strictObject({ id, accessToken: z.string().max(200).optional() });
export type CancelOrder = z.output<typeof cancelOrderInput>;
