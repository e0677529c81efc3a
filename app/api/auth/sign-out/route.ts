import { route } from '@/app/_web/route';
import { signOutBrowser } from '@/app/_web/sign-in';
import { endToken } from '@/usecases/people/end-token';
import { endTokenInput } from '@/usecases/people/end-token.input';

export const POST = route({
  input: endTokenInput,
  act: async (ctx, input) => {
    await signOutBrowser();
    return endToken(ctx, input);
  },
  answers: 204,
  clears: true,
  onward: () => '/',
});
