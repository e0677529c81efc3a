import { route } from '@/app/_web/route';
import { getCalendar } from '@/usecases/orders/get-calendar';
import { getOrderInput } from '@/usecases/orders/get-order.input';

export const GET = route({
  input: getOrderInput,
  act: getCalendar,
  file: { type: 'text/calendar; charset=utf-8', name: 'visit.ics' },
});
