import { route } from '@/app/_web/route';
import { getOrder } from '@/usecases/orders/get-order';
import { getOrderInput } from '@/usecases/orders/get-order.input';

export const GET = route({ input: getOrderInput, act: getOrder, secret: true });
