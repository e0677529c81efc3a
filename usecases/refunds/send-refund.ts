import { recordAudit } from '@/db/audit';
import { book } from '@/db/ledger/book';
import { findOrder } from '@/db/orders/orders';
import { findRefund, moveRefund, type RefundRow, stepsOfRefund } from '@/db/refunds/refunds';
import type { Tx } from '@/db/store';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { hasSpoken, needsTwo } from '@/domain/refunds/two-people';
import type { Instant } from '@/domain/time/wall';
import { actorName, authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { postOrderLetter } from '../orders/parts/letters';
import { saleOf } from '../payments/parts/card-money';
import type { SendRefund } from './send-refund.input';

export type SentRefund = {
  readonly id: string;
  readonly status: 'proposed' | 'confirmed';
  readonly reference: string | null;
};

/**
 * An operator sent the money to the account the buyer named, and says how the bank calls it. Once. Of a large sum the first
 * operator only says that it is right; another one sends it. Page: docs/rules/refunds.md.
 */
export async function sendRefund(ctx: Context, input: SendRefund): Promise<Answer<SentRefund>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  return ctx.transaction(async (tx, now) => {
    const refund = await findRefund(tx, input.id);
    if (!refund) return refuse({ reason: 'not-found' });
    if (!refund.accountSealed) return refuse({ reason: 'wrong-status', status: refund.status });
    const { status, amountMinor, currency } = refund;
    if (status === 'approved' && needsTwo(minor(amountMinor), currency))
      return propose({ ctx, tx, now }, refund);
    if (status === 'proposed' && (await hasProposed(tx, refund, actorName(ctx.actor))))
      return refuse({ reason: 'needs-another-person' });
    return send({ ctx, tx, now }, refund, input.reference);
  });
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

async function hasProposed(tx: Tx, { id }: RefundRow, by: string): Promise<boolean> {
  return hasSpoken(
    (await stepsOfRefund(tx, id)).filter(({ status }) => status === 'proposed'),
    by,
  );
}

async function propose({ ctx, tx, now }: Work, { id }: RefundRow): Promise<Answer<SentRefund>> {
  const by = actorName(ctx.actor);
  const proposed = await moveRefund(tx, { refundId: id, act: 'propose', step: { at: now, by } });
  given(proposed, 'a refund read in this transaction keeps its status in it');
  await recordAudit(tx, { at: now, actor: by, act: 'refund.proposed', entity: id });
  return accept({ id, status: 'proposed', reference: null });
}

async function send(
  { ctx, tx, now }: Work,
  refund: RefundRow,
  reference: string | undefined,
): Promise<Answer<SentRefund>> {
  const { id } = refund;
  if (!reference) return refuse({ reason: 'malformed', errors: [missing] });
  const by = actorName(ctx.actor);
  const sent = await moveRefund(tx, { refundId: id, act: 'send', step: { at: now, by } });
  if (!sent) return refuse({ reason: 'wrong-status', status: refund.status });
  const step = { at: now, by, reference };
  const confirmed = await moveRefund(tx, { refundId: id, act: 'confirm', step, set: { reference } });
  const order = given(await findOrder(tx, refund.orderId), 'a refund belongs to an order');
  const amountMinor = minor(refund.amountMinor);
  const back = { key: id, sale: saleOf(order), means: { kind: 'transfer' }, amountMinor } as const;
  await book(tx, { kind: 'refunded', ...back }, now);
  const after = { reference };
  await recordAudit(tx, { at: now, actor: by, act: 'refund.sent-by-hand', entity: id, after });
  await postOrderLetter(tx, { ctx, order, kind: 'refund-confirmed', now, refund: confirmed });
  return accept({ id, status: 'confirmed', reference });
}

const missing = { path: 'reference', code: 'required', message: 'Say what the bank calls the transfer.' };
