import { route } from '@/app/_web/route';
import { mendPayment } from '@/usecases/groups/mend-payment';
import { mendPaymentInput } from '@/usecases/groups/mend-payment.input';

export const POST = route({
  input: mendPaymentInput,
  act: mendPayment,
  spends: true,
  secret: true,
  onward: ({ id, actionUrl }, { accessToken }) =>
    actionUrl ?? `/orders/${id}${accessToken ? `?accessToken=${accessToken}` : ''}`,
});
