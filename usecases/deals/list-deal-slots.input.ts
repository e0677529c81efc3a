import { z } from 'zod';
import { day } from '../pieces.input';
import { dealKey } from './get-deal.input';

/** Packages somebody asks for at once. */
export const quantity = z.coerce.number().int().min(1).max(100).default(1);
export const listDealSlotsInput = z.strictObject({ id: dealKey, from: day, until: day, quantity });
export type ListDealSlots = z.output<typeof listDealSlotsInput>;
