import { z } from 'zod';
import { id } from '../pieces.input';

/** A guest shows the token of the order. */
export const getVoucherInput = z.strictObject({ id, accessToken: z.string().max(200).optional() });
export type GetVoucher = z.output<typeof getVoucherInput>;
