import { route } from '@/app/_web/route';
import { cancelOrder } from '@/usecases/orders/cancel-order';
import { cancelOrderInput } from '@/usecases/orders/cancel-order.input';

export const POST = route({ input: cancelOrderInput, act: cancelOrder, spends: true });
