import { route } from '@/app/_web/route';
import { sendRefund } from '@/usecases/refunds/send-refund';
import { sendRefundInput } from '@/usecases/refunds/send-refund.input';

export const POST = route({ input: sendRefundInput, act: sendRefund, spends: true });
