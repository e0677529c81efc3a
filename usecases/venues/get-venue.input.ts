import { z } from 'zod';

/** By id or by the slug of its page. */
export const getVenueInput = z.strictObject({
  id: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .regex(/^[a-z0-9_-]+$/, 'An id or the last part of a venue’s address.'),
});
export type GetVenue = z.output<typeof getVenueInput>;
