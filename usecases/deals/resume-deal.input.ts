import { z } from 'zod';
import { id } from '../pieces.input';

export const resumeDealInput = z.strictObject({ id });
export type ResumeDeal = z.output<typeof resumeDealInput>;
