import { findWait } from '@/db/slots/waits';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { mayReadWait } from './parts/waiting';
import type { WaitOfId } from './wait.input';
import { viewWait, type WaitView } from './wait-view';

/** Where one stands on a waiting list. */
export async function getWait(ctx: Context, { id }: WaitOfId): Promise<Answer<WaitView>> {
  const wait = await findWait(ctx.reader, id);
  if (!wait || !mayReadWait(ctx, wait)) return refuse({ reason: 'not-found' });
  return accept(await viewWait(ctx.reader, wait, ctx.clock.now()));
}
