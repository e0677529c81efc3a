import { z } from 'zod';
import { day, id, text } from '../pieces.input';

/** What a special day is like: another weekday, or its own, but busier or quieter. */
export const dayKinds = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'busier',
  'quieter',
] as const;
export type DayKind = (typeof dayKinds)[number];

const special = z.strictObject({ day, name: text(80), as: z.enum(dayKinds) });
/** A row that a form left empty. */
const empty = z
  .strictObject({ day: z.literal(''), name: z.string().max(80), as: z.string().max(20) })
  .transform(() => []);

/** `id` is the venue's; the list takes the place of the one before. */
export const setSpecialDaysInput = z.strictObject({
  id,
  days: z
    .array(z.union([special.transform((one) => [one]), empty]))
    .max(200)
    .transform((list) => list.flat())
    .refine((list) => new Set(list.map((one) => one.day)).size === list.length, 'Each day once.')
    .prefault([]),
});
export type SetSpecialDays = z.output<typeof setSpecialDaysInput>;
