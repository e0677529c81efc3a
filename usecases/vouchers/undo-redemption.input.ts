import { z } from 'zod';
import { id } from '../pieces.input';

export const undoRedemptionInput = z.strictObject({ id });
export type UndoRedemption = z.output<typeof undoRedemptionInput>;
