import { route } from '@/app/_web/route';
import { createMerchant } from '@/usecases/people/create-merchant';
import { createMerchantInput } from '@/usecases/people/create-merchant.input';

export const POST = route({
  input: createMerchantInput,
  act: createMerchant,
  answers: 201,
  onward: ({ id }) => `/merchant/venue?merchant=${id}`,
});
