import { z } from 'zod';
import { route } from '@/app/_web/route';
import { refuse } from '@/domain/kernel/result';

/** Any other address of the API: the same answer as for a thing that is not there, in the same form. */
const nothing = { input: z.looseObject({}), act: async () => refuse({ reason: 'not-found' }) };

export const GET = route(nothing);
export const POST = route(nothing);
export const PUT = route(nothing);
export const DELETE = route(nothing);
