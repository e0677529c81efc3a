import { hook } from '@/app/_web/door/hook';
import { hearPayment } from '@/usecases/payments/hear-payment';

/** Where the payment provider tells what happened. */
export const POST = hook({ signedBy: 'stripe-signature', act: hearPayment });
