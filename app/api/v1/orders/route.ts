import { route } from '@/app/_web/route';
import { listOrders } from '@/usecases/orders/list-orders';
import { listOrdersInput } from '@/usecases/orders/list-orders.input';

export const GET = route({ input: listOrdersInput, act: listOrders });
