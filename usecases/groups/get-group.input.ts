import { z } from 'zod';
import { id } from '../pieces.input';

export const getGroupInput = z.strictObject({ id });
export type GetGroup = z.output<typeof getGroupInput>;
