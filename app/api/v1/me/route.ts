import { route } from '@/app/_web/route';
import { getMe } from '@/usecases/people/get-me';
import { getMeInput } from '@/usecases/people/get-me.input';

export const GET = route({ input: getMeInput, act: getMe });
