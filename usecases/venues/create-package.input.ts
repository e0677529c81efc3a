import { z } from 'zod';
import { categories } from '@/domain/deals/package';
import { id, percent, text, typedMoney } from '../pieces.input';

/** `id` is the venue's. */
export const createPackageInput = z.strictObject({
  id,
  title: text(120),
  lines: z
    .array(z.strictObject({ title: text(120), quantity: z.int().min(1).max(1_000), listPrice: typedMoney }))
    .min(1)
    .max(40),
  variableCost: typedMoney,
  durationMinutes: z.int().min(5).max(1_440),
  cleanUpMinutes: z.int().min(0).max(720).default(0),
  seatsPerUnit: z.int().min(1).max(1_000).default(1),
  taxPercent: percent,
  category: z.enum(categories),
});
export type CreatePackage = z.output<typeof createPackageInput>;
