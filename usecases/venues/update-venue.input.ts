import { z } from 'zod';
import { id, version } from '../pieces.input';
import { venueFields } from './venue-fields.input';

export const updateVenueInput = z.strictObject({ id, version, ...venueFields });
export type UpdateVenue = z.output<typeof updateVenueInput>;
