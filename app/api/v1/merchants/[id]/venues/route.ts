import { route } from '@/app/_web/route';
import { createVenue } from '@/usecases/venues/create-venue';
import { createVenueInput } from '@/usecases/venues/create-venue.input';

export const POST = route({
  input: createVenueInput,
  act: createVenue,
  answers: 201,
  onward: ({ merchantId, id }) => `/merchant/venue?merchant=${merchantId}&venue=${id}&done=created`,
});
