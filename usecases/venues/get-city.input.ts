import { z } from 'zod';
import { optionalText } from '../pieces.input';

export const getCityInput = z.strictObject({ name: optionalText(80) });
export type GetCity = z.output<typeof getCityInput>;
