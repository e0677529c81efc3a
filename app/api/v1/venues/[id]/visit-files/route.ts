import { route } from '@/app/_web/route';
import { importVisits } from '@/usecases/forecast/import-visits';
import { importVisitsInput } from '@/usecases/forecast/import-visits.input';

/** Two years of visits are larger than what is usual. */
export const POST = route({
  input: importVisitsInput,
  act: importVisits,
  limitBytes: 6_000_000,
  onward: (_, { id }) => `/merchant/week/visits?venue=${id}&done=kept`,
});
