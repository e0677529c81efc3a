import { findOrder } from '@/db/orders/orders';
import {
  findPaymentByAct,
  findPaymentByReference,
  listActs,
  listOpenActs,
  type PaymentRow,
} from '@/db/orders/payments';
import {
  finishProviderEvent,
  listOpenProviderEvents,
  type ProviderEventRow,
  postponeProviderEvent,
} from '@/db/orders/provider-events';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { hourMs } from '@/domain/time/zone';
import type { Context } from '../../context';
import { refundReturned } from '../../refunds/parts/refund-life';
import { type Performed, performPayment } from './payment-acts';

/** A message about a payment we do not know yet may be about one whose request was cut off: it waits so long. */
const unknownKeptMs = hourMs;

/** Acts on what the provider told us. @returns how many messages were dealt with. */
export async function handleNews(ctx: Context, grace: number): Promise<number> {
  let ran = 0;
  for (const event of await listOpenProviderEvents(ctx.reader, ctx.clock.now())) {
    if (await handle(ctx, event, grace)) ran += 1;
  }
  return ran;
}

async function handle(ctx: Context, event: ProviderEventRow, grace: number): Promise<boolean> {
  const payment = await paymentOf(ctx, event);
  const isTooYoung = payment && (await isUnderWay(ctx, payment, grace));
  if (payment && !isTooYoung && (await refreshPayment(ctx, payment)).isReached) {
    return finish(ctx, event, 'handled');
  }
  const isForgotten = !payment && ctx.clock.now() - event.receivedAt >= unknownKeptMs;
  if (isForgotten) return finish(ctx, event, 'unknown-payment');
  await ctx.transaction(async (tx, now) => accept(await postponeProviderEvent(tx, { id: event.id, now })));
  return false;
}

async function paymentOf(ctx: Context, { reference, actKey }: ProviderEventRow): Promise<PaymentRow | null> {
  const found = reference ? await findPaymentByReference(ctx.reader, reference) : null;
  return found ?? (actKey ? findPaymentByAct(ctx.reader, actKey) : null);
}

/** The message came before the answer of the request that began the payment: that request hears for itself. */
async function isUnderWay(ctx: Context, payment: PaymentRow, grace: number): Promise<boolean> {
  if (payment.status !== 'started') return false;
  const [first] = await listOpenActs(ctx.reader, payment.id);
  return first?.status === 'started' && ctx.clock.now() - first.startedAt < grace;
}

/** Brings one payment in line with the provider's book. Safe to repeat; nothing changes where both say the same. */
async function refreshPayment(ctx: Context, payment: PaymentRow): Promise<Performed> {
  const performed = await performPayment(ctx, payment.id, { isAnswered: true });
  if (performed.ok && !performed.value.isReached) return performed.value;
  return hearRefunds(ctx, payment);
}

/** A refund the provider said was done and takes back later is not done any more. */
async function hearRefunds(ctx: Context, payment: PaymentRow): Promise<Performed> {
  const acts = await listActs(ctx.reader, payment.id);
  const done = acts.filter(({ kind, status }) => kind === 'refund' && status === 'done');
  if (!payment.reference || done.length === 0) return { isReached: true };
  const standing = await ctx.payments.read(payment.reference);
  if (standing && 'kind' in standing) return { isReached: false };
  const failed = new Set(
    (standing?.refunds ?? []).filter(({ status }) => status === 'failed').map(({ key }) => key),
  );
  const order = given(await findOrder(ctx.reader, payment.orderId), 'a payment belongs to an order');
  for (const act of done.filter(({ id }) => failed.has(id))) {
    await ctx.transaction(async (tx, now) =>
      accept(await refundReturned({ ctx, tx, now }, { act, payment, order })),
    );
  }
  return { isReached: true };
}

async function finish(
  ctx: Context,
  event: ProviderEventRow,
  outcome: 'handled' | 'unknown-payment',
): Promise<true> {
  await ctx.transaction(async (tx, now) =>
    accept(await finishProviderEvent(tx, { id: event.id, outcome, now })),
  );
  return true;
}
