import { z } from 'zod';
import { id } from '../pieces.input';

/** `id` is the venue's. */
export const getCalibrationInput = z.strictObject({ id });
export type GetCalibration = z.output<typeof getCalibrationInput>;
