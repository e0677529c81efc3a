import { forms, route } from '@/app/_web/route';
import { endAllSessions } from '@/usecases/people/end-all-sessions';
import { endAllSessionsInput } from '@/usecases/people/end-all-sessions.input';

export const DELETE = route({
  input: endAllSessionsInput,
  act: endAllSessions,
  answers: 204,
  onward: () => '/',
});
export const POST = forms({ DELETE });
