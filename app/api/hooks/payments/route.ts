import { route } from '@/app/_web/route';
import { hearPayment } from '@/usecases/orders/hear-payment';
import { hearPaymentInput } from '@/usecases/orders/hear-payment.input';

/** Tells nothing but that it is worth asking the provider, so anybody may say so. */
export const POST = route({ input: hearPaymentInput, act: hearPayment });
