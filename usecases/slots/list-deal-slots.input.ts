import { z } from 'zod';
import { dealKey } from '../deals/get-deal.input';
import { day } from '../pieces.input';

/** Packages somebody asks for at once. */
export const quantity = z.coerce.number().int().min(1).max(100).default(1);
export const listDealSlotsInput = z.strictObject({ id: dealKey, from: day, until: day, quantity });
export type ListDealSlots = z.output<typeof listDealSlotsInput>;
