import { z } from 'zod';
import { paging } from '../pieces.input';

export const listVouchersInput = z.strictObject(paging);
export type ListVouchers = z.output<typeof listVouchersInput>;
