import { z } from 'zod';
import { categories } from '@/domain/deals/package';
import { currency, id, percent, text, typedMoney } from '../pieces.input';

const line = z.strictObject({
  title: text(120),
  quantity: z.int().min(1).max(1_000),
  listPrice: typedMoney,
});
/** A row that a form left empty. */
const emptyLine = z
  .strictObject({
    title: z.literal(''),
    quantity: z.int(),
    listPrice: z.strictObject({ typed: z.literal(''), currency }),
  })
  .transform(() => []);

/** `id` is the venue's. */
export const createPackageInput = z.strictObject({
  id,
  title: text(120),
  lines: z
    .array(z.union([line.transform((one) => [one]), emptyLine]))
    .max(40)
    .transform((list) => list.flat())
    .refine((list) => list.length > 0, 'At least one line.'),
  variableCost: typedMoney,
  durationMinutes: z.int().min(5).max(1_440),
  cleanUpMinutes: z.int().min(0).max(720).default(0),
  seatsPerUnit: z.int().min(1).max(1_000).default(1),
  taxPercent: percent,
  category: z.enum(categories),
});
export type CreatePackage = z.output<typeof createPackageInput>;
