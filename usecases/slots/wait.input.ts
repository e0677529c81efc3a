import { z } from 'zod';
import { id } from '../pieces.input';

export const waitInput = z.strictObject({ id });
export type WaitOfId = z.output<typeof waitInput>;
