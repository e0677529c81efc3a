import { route } from '@/app/_web/route';
import { listDeals } from '@/usecases/deals/list-deals';
import { listDealsInput } from '@/usecases/deals/list-deals.input';

export const GET = route({ input: listDealsInput, act: listDeals });
