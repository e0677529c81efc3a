import { forms, route } from '@/app/_web/route';
import { updateVenue } from '@/usecases/venues/update-venue';
import { updateVenueInput } from '@/usecases/venues/update-venue.input';

export const PUT = route({ input: updateVenueInput, act: updateVenue });
export const POST = forms({ PUT });
