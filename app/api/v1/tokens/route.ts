import { route } from '@/app/_web/route';
import { createToken } from '@/usecases/people/create-token';
import { createTokenInput } from '@/usecases/people/create-token.input';

export const POST = route({
  input: createTokenInput,
  act: createToken,
  answers: 201,
  secret: true,
  limit: { name: 'credentials', points: 10, seconds: 300, by: ({ email }) => email },
});
