import { recordAudit } from '@/db/audit';
import { book } from '@/db/ledger/book';
import { findOrder } from '@/db/orders/orders';
import { findRefund, moveRefund } from '@/db/refunds/refunds';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { actorName, authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { postOrderLetter } from '../orders/parts/letters';
import { saleOf } from '../payments/parts/card-money';
import type { SendRefund } from './send-refund.input';

export type SentRefund = { readonly id: string; readonly status: 'confirmed'; readonly reference: string };

/** An operator sent the money to the account the buyer named, and says how the bank calls it. Once. */
export async function sendRefund(ctx: Context, input: SendRefund): Promise<Answer<SentRefund>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const { id, reference } = input;
  return ctx.transaction(async (tx, now) => {
    const refund = await findRefund(tx, id);
    if (!refund) return refuse({ reason: 'not-found' });
    if (!refund.accountSealed) return refuse({ reason: 'wrong-status', status: refund.status });
    const by = actorName(ctx.actor);
    const sent = await moveRefund(tx, { refundId: id, act: 'send', step: { at: now, by } });
    if (!sent) return refuse({ reason: 'wrong-status', status: refund.status });
    const step = { at: now, by, reference };
    const confirmed = await moveRefund(tx, { refundId: id, act: 'confirm', step, set: { reference } });
    const order = given(await findOrder(tx, refund.orderId), 'a refund belongs to an order');
    const amountMinor = minor(refund.amountMinor);
    const back = { key: id, sale: saleOf(order), means: { kind: 'transfer' }, amountMinor } as const;
    await book(tx, { kind: 'refunded', ...back }, now);
    await recordAudit(tx, {
      at: now,
      actor: by,
      act: 'refund.sent-by-hand',
      entity: id,
      after: { reference },
    });
    await postOrderLetter(tx, { ctx, order, kind: 'refund-confirmed', now, refund: confirmed });
    return accept({ id, status: 'confirmed', reference });
  });
}
