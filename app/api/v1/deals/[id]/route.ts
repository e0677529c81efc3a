import { route } from '@/app/_web/route';
import { getDeal } from '@/usecases/deals/get-deal';
import { getDealInput } from '@/usecases/deals/get-deal.input';

export const GET = route({ input: getDealInput, act: getDeal });
