import { z } from 'zod';
import { id, localTime, text } from '../pieces.input';

/** `id` is the venue's; times are by its clock, the end is not included. */
export const liftGuardInput = z.strictObject({ id, from: localTime, until: localTime, reason: text(400) });
export type LiftGuard = z.output<typeof liftGuardInput>;
