import { route } from '@/app/_web/route';
import { listMerchantOrders } from '@/usecases/orders/list-merchant-orders';
import { listMerchantOrdersInput } from '@/usecases/orders/list-merchant-orders.input';

export const GET = route({ input: listMerchantOrdersInput, act: listMerchantOrders });
