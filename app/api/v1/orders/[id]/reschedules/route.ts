import { route } from '@/app/_web/route';
import { rescheduleOrder } from '@/usecases/orders/reschedule-order';
import { rescheduleOrderInput } from '@/usecases/orders/reschedule-order.input';

export const POST = route({ input: rescheduleOrderInput, act: rescheduleOrder, spends: true });
