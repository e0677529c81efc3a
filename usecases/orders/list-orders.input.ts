import { z } from 'zod';
import { paging } from '../pieces.input';

export const listOrdersInput = z.strictObject(paging);
export type ListOrders = z.output<typeof listOrdersInput>;
