import { forms, route } from '@/app/_web/route';
import { getVenue } from '@/usecases/venues/get-venue';
import { getVenueInput } from '@/usecases/venues/get-venue.input';
import { updateVenue } from '@/usecases/venues/update-venue';
import { updateVenueInput } from '@/usecases/venues/update-venue.input';

export const GET = route({ input: getVenueInput, act: getVenue });
export const PUT = route({ input: updateVenueInput, act: updateVenue });
export const POST = forms({ PUT });
