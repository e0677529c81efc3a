import { z } from 'zod';
import { id } from '../pieces.input';
import { venueFields } from './venue-fields.input';

/** `id` is the merchant's. */
export const createVenueInput = z.strictObject({ id, ...venueFields });
export type CreateVenue = z.output<typeof createVenueInput>;
