import { route } from '@/app/_web/route';
import { endToken } from '@/usecases/people/end-token';
import { endTokenInput } from '@/usecases/people/end-token.input';

export const DELETE = route({ input: endTokenInput, act: endToken, answers: 204 });
