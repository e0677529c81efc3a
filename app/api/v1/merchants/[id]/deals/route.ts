import { route } from '@/app/_web/route';
import { listMerchantDeals } from '@/usecases/deals/list-merchant-deals';
import { listMerchantDealsInput } from '@/usecases/deals/list-merchant-deals.input';

export const GET = route({ input: listMerchantDealsInput, act: listMerchantDeals });
