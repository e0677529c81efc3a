import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '@/usecases/context';
import { hearPayment } from '@/usecases/payments/hear-payment';
import { handleNews } from '@/usecases/payments/parts/payment-news';
import { wiring } from '../context';
import { isPlayground } from './dev';

/** What the person said on the built-in provider's page; then back to where the order is. */
export async function answerPayment(
  ctx: Context,
  said: { reference: string; answer: 'confirmed' | 'refused' },
): Promise<Answer<{ returnPath: string }>> {
  const world = await wiring();
  const { builtin } = world;
  const payment = isPlayground(world) ? await builtin?.find(said.reference) : null;
  if (!builtin || !payment) return refuse({ reason: 'not-found' });
  await hearPayment(ctx, await builtin.authenticate(said.reference, said.answer));
  await handleNews(ctx, 0);
  const { pathname, search } = new URL(payment.returnUrl, world.settings.appUrl);
  return accept({ returnPath: pathname + search });
}
