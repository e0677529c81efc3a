import { route } from '@/app/_web/route';
import { redirectRefund } from '@/usecases/refunds/redirect-refund';
import { redirectRefundInput } from '@/usecases/refunds/redirect-refund.input';

export const POST = route({ input: redirectRefundInput, act: redirectRefund, spends: true });
