import { route } from '@/app/_web/route';
import { listOrders } from '@/usecases/orders/list-orders';
import { listOrdersInput } from '@/usecases/orders/list-orders.input';
import { placeOrder } from '@/usecases/orders/place-order';
import { placeOrderInput } from '@/usecases/orders/place-order.input';

export const GET = route({ input: listOrdersInput, act: listOrders });

export const POST = route({
  input: placeOrderInput,
  act: placeOrder,
  answers: 201,
  spends: true,
  secret: true,
  onward: ({ id, actionUrl, accessToken }) =>
    actionUrl ?? `/orders/${id}${accessToken ? `?accessToken=${accessToken}` : ''}`,
});
