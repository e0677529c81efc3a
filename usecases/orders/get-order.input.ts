import { z } from 'zod';
import { id } from '../pieces.input';

/** A guest shows the token that came with the order. */
export const getOrderInput = z.strictObject({ id, accessToken: z.string().max(200).optional() });
export type GetOrder = z.output<typeof getOrderInput>;
