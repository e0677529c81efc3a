import { route } from '@/app/_web/route';
import { createDeal } from '@/usecases/deals/create-deal';
import { createDealInput } from '@/usecases/deals/create-deal.input';
import { listDeals } from '@/usecases/deals/list-deals';
import { listDealsInput } from '@/usecases/deals/list-deals.input';

export const GET = route({ input: listDealsInput, act: listDeals });
export const POST = route({
  input: createDealInput,
  act: createDeal,
  answers: 201,
  onward: ({ id }) => `/merchant/deals/${id}?done=saved`,
});
