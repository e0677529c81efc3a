import { route } from '@/app/_web/route';
import { pauseDeal } from '@/usecases/deals/pause-deal';
import { pauseDealInput } from '@/usecases/deals/pause-deal.input';

export const POST = route({ input: pauseDealInput, act: pauseDeal });
