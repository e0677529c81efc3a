import { findPaymentByReference } from '@/db/orders/payments';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { HearPayment } from './hear-payment.input';
import { performPayment } from './parts/payment-acts';

/** Something happened to a payment at the provider. Believes nothing, asks the provider, and may be told as often as one likes. */
export async function hearPayment(ctx: Context, input: HearPayment): Promise<Answer<{ received: true }>> {
  const payment = await findPaymentByReference(ctx.reader, input.reference);
  if (payment) await performPayment(ctx, payment.id, { isAnswered: true });
  return accept({ received: true });
}
