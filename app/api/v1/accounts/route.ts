import { route } from '@/app/_web/route';
import { createAccount } from '@/usecases/people/create-account';
import { createAccountInput } from '@/usecases/people/create-account.input';

export const POST = route({
  input: createAccountInput,
  act: createAccount,
  answers: 202,
  limit: { name: 'accounts', points: 20, seconds: 3600 },
  onward: () => '/sign-in?account=ready',
});
