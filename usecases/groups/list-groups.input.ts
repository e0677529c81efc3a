import { z } from 'zod';
import { optionalText } from '../pieces.input';

export const listGroupsInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(24).default(6),
  dealId: optionalText(80),
  city: optionalText(80),
});
export type ListGroups = z.output<typeof listGroupsInput>;
