import { z } from 'zod';
import { route } from '@/app/_web/route';
import { refuse } from '@/domain/kernel/result';

/** Any other address of the API: the same answer as for a thing that is not there, in the same form. */
const nothing = route({ input: z.looseObject({}), act: async () => refuse({ reason: 'not-found' }) });

export { nothing as DELETE, nothing as GET, nothing as POST, nothing as PUT };
