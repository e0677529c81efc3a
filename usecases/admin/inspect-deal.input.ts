import { z } from 'zod';
import { text } from '../pieces.input';

/** By its id, or by the slug of its page. */
export const inspectDealInput = z.strictObject({ key: text(200) });
export type InspectDeal = z.output<typeof inspectDealInput>;
