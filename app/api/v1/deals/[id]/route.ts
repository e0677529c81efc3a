import { forms, route } from '@/app/_web/route';
import { getDeal } from '@/usecases/deals/get-deal';
import { getDealInput } from '@/usecases/deals/get-deal.input';
import { updateDeal } from '@/usecases/deals/update-deal';
import { updateDealInput } from '@/usecases/deals/update-deal.input';

export const GET = route({ input: getDealInput, act: getDeal });
export const PUT = route({
  input: updateDealInput,
  act: updateDeal,
  onward: ({ id }) => `/merchant/deals/${id}?done=saved`,
});
export const POST = forms({ PUT });
