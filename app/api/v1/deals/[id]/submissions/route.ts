import { route } from '@/app/_web/route';
import { submitDeal } from '@/usecases/deals/submit-deal';
import { submitDealInput } from '@/usecases/deals/submit-deal.input';

export const POST = route({
  input: submitDealInput,
  act: submitDeal,
  onward: (_, { id }) => `/merchant/deals/${id}?done=submitted`,
});
