import { listOpenActs } from '@/db/orders/payment-acts';
import { findPaymentByAct, findPaymentByReference, getPayment, type PaymentRow } from '@/db/orders/payments';
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
import { recordPage } from './later-news';
import { type Performed, performPayment } from './payment-acts';

/** A message about a payment we do not know yet may be about one whose request was cut off: it waits so long. */
const unknownKeptMs = hourMs;

/** Acts on what the provider told us. @returns how many messages were dealt with. */
export async function handleNews(ctx: Context, grace: number): Promise<number> {
  const news = new Map<string, News>();
  for (const event of await listOpenProviderEvents(ctx.reader, ctx.clock.now())) {
    const payment = await paymentOf(ctx, event);
    const about = payment?.id ?? event.id;
    news.set(about, { payment, events: [...(news.get(about)?.events ?? []), event] });
  }
  let ran = 0;
  for (const one of news.values()) if (await handle(ctx, one, grace)) ran += one.events.length;
  return ran;
}

/** What we were told about one payment: its page is read once, however much was told. */
type News = { readonly payment: PaymentRow | null; readonly events: readonly ProviderEventRow[] };

async function handle(ctx: Context, { payment, events }: News, grace: number): Promise<boolean> {
  const isTooYoung = payment && (await isUnderWay(ctx, payment, grace));
  if (payment && !isTooYoung && (await refreshPayment(ctx, payment)).isReached) {
    return finish(ctx, events, 'handled');
  }
  const now = ctx.clock.now();
  const isForgotten = !payment && events.every(({ receivedAt }) => now - receivedAt >= unknownKeptMs);
  if (isForgotten) return finish(ctx, events, 'unknown-payment');
  await ctx.transaction(async (tx, at) => {
    for (const { id } of events) await postponeProviderEvent(tx, { id, now: at });
    return accept(null);
  });
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
export async function refreshPayment(ctx: Context, { id }: Pick<PaymentRow, 'id'>): Promise<Performed> {
  const performed = await performPayment(ctx, id, { isAnswered: true });
  if (performed.ok && !performed.value.isReached) return { isReached: false };
  const payment = given(await getPayment(ctx.reader, id), 'a payment that was asked for exists');
  if (!payment.reference) return { isReached: true };
  const page = await ctx.payments.read(payment.reference);
  if (page && 'kind' in page) return { isReached: false };
  if (page)
    await ctx.transaction(async (tx, now) => accept(await recordPage({ ctx, tx, now }, payment, page)));
  return { isReached: true };
}

async function finish(
  ctx: Context,
  events: readonly ProviderEventRow[],
  outcome: 'handled' | 'unknown-payment',
): Promise<true> {
  await ctx.transaction(async (tx, now) => {
    for (const { id } of events) await finishProviderEvent(tx, { id, outcome, now });
    return accept(null);
  });
  return true;
}
