import { route } from '@/app/_web/route';
import { stopDeal } from '@/usecases/admin/stop-deal';
import { stopDealInput } from '@/usecases/admin/stop-deal.input';

export const POST = route({ input: stopDealInput, act: stopDeal });
