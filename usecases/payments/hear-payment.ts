import { keepProviderEvent } from '@/db/orders/provider-events';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import type { HearPayment } from './hear-payment.input';

/**
 * Keeps a message of the provider, once, and does nothing else: it is acknowledged exactly when it is kept. What it is
 * about is read in the provider's own book afterwards, so that messages may come late, twice, in any order or never.
 */
export async function hearPayment(ctx: Context, input: HearPayment): Promise<Answer<{ received: true }>> {
  const heard = await ctx.payments.hear(input);
  if (heard.kind === 'refused') return refuse({ reason: 'bad-signature' });
  return ctx.transaction(async (tx, now) => {
    await keepProviderEvent(tx, {
      provider: ctx.payments.name,
      eventId: heard.id,
      says: heard.says,
      reference: heard.about.reference,
      actKey: heard.about.key,
      receivedAt: now,
    });
    return accept({ received: true });
  });
}
