import { z } from 'zod';
import { id, optionalText } from '../pieces.input';
import { reasonCodes } from './decide-merchant.input';

export const stopDealInput = z.strictObject({
  id,
  reasons: reasonCodes.default([]),
  note: optionalText(2_000),
});
export type StopDeal = z.output<typeof stopDealInput>;
