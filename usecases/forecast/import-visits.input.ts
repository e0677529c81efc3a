import { z } from 'zod';
import { id } from '../pieces.input';

const column = z.string().trim().max(200);

/** `id` is the venue's; the text is the merchant's file, the rest what its columns mean. */
export const importVisitsInput = z.strictObject({
  id,
  text: z.string().min(1).max(4_000_000),
  whenColumn: column.min(1),
  countColumn: column.nullable().default(null),
  /** What one guest usually leaves, as typed, where the count column holds takings. */
  takingsPerGuest: z
    .string()
    .trim()
    .regex(/^(?!0+([.,]0*)?$)\d{1,6}([.,]\d{1,2})?$/, 'An amount, for example 37.80.')
    .transform((typed) => Number(typed.replace(',', '.')))
    .nullable()
    .default(null),
  keyColumn: column.nullable().default(null),
  order: z.enum(['day-month-year', 'month-day-year']).default('day-month-year'),
  fileZone: z.string().max(60),
  /** The merchant looked at the fullest hour and said that it is right. */
  isRight: z.literal(true),
});
export type ImportVisits = z.output<typeof importVisitsInput>;
