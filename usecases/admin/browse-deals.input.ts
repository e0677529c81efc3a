import { z } from 'zod';
import { dealStatuses } from '@/domain/deals/terms';
import { optionalText, paging } from '../pieces.input';

export const browseDealsInput = z.strictObject({
  /** Part of a title. */
  q: optionalText(80),
  status: z.enum(dealStatuses).optional(),
  ...paging,
});
export type BrowseDeals = z.output<typeof browseDealsInput>;
