import { z } from 'zod';
import { day, id, paging } from '../pieces.input';

/** `id` is the merchant's; a day of its own calendar, today where none is named. */
export const listMerchantOrdersInput = z.strictObject({ id, day: day.optional(), ...paging });
export type ListMerchantOrders = z.output<typeof listMerchantOrdersInput>;
