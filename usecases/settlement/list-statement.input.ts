import { z } from 'zod';
import { day, id } from '../pieces.input';

/** `id` is the merchant's; a day of its own calendar, today where none is named. */
export const listStatementInput = z.strictObject({ id, day: day.optional() });
export type ListStatement = z.output<typeof listStatementInput>;
