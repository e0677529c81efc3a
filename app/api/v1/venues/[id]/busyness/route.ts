import { forms, route } from '@/app/_web/route';
import { setBusyness } from '@/usecases/venues/set-busyness';
import { setBusynessInput } from '@/usecases/venues/set-busyness.input';

/** A year of visits is larger than what is usual. */
export const PUT = route({ input: setBusynessInput, act: setBusyness, limitBytes: 2_000_000 });
export const POST = forms({ PUT });
