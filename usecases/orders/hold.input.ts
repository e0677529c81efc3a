import { z } from 'zod';
import { id } from '../pieces.input';

export const holdInput = z.strictObject({ id });
export type HoldOfId = z.output<typeof holdInput>;
