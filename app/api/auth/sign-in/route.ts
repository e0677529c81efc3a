import { route } from '@/app/_web/route';
import { signInBrowser } from '@/app/_web/sign-in';
import { openSessionInput } from '@/usecases/people/open-session.input';
import { localPath } from '@/usecases/pieces.input';

export const POST = route({
  input: openSessionInput.extend({ next: localPath.optional() }),
  act: signInBrowser,
  answers: 204,
  limit: { name: 'credentials', points: 10, seconds: 300, by: ({ email }) => email },
  onward: (_, { next }) => next ?? '/',
});
