import { lockOrder } from '@/db/orders/orders';
import { keepPromise, type PromiseDue, promisesDue } from '@/db/orders/promises';
import type { RefundRow } from '@/db/refunds/refunds';
import type { Tx } from '@/db/store';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { performPayment } from '../../payments/parts/payment-acts';
import { giveBack, leftOf } from '../../refunds/parts/give-back';
import { priceVisit } from '../../slots/parts/pricing';
import { postOrderLetter } from './letters';

/**
 * A guest who paid in full is never worse off than who came later: where the same time of the deal is now offered for less,
 * the difference goes back by itself. Deals that promise "no drop" never come this far: see docs/rules/pricing.md.
 */
export async function keepFullPricePromises(ctx: Context): Promise<number> {
  const due = await promisesDue(ctx.reader, ctx.clock.now());
  for (const one of due) {
    const kept = await ctx.transaction(async (tx, now) => accept(await look({ ctx, tx, now }, one)));
    if (!kept.ok) continue;
    for (const { means, wallet } of kept.value)
      if (means === 'card') await performPayment(ctx, wallet, { isAnswered: true });
  }
  return due.length;
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/** Gives the difference back, at most once for each drop, and writes to the guest; the refunds that are under way now. */
async function look(work: Work, due: PromiseDue): Promise<RefundRow[]> {
  const { tx, now } = work;
  const { orderId } = due;
  const order = given(await lockOrder(tx, orderId), 'an order that is due exists');
  if (order.status !== 'paid') return [];
  const priceMinor = await priceNow(tx, order, now);
  const dropMinor = Math.max(0, order.priceMinor - due.backMinor - (priceMinor ?? order.priceMinor));
  const amountMinor = minor(Math.min(dropMinor, await leftOf(tx, orderId)));
  const backMinor = due.backMinor + amountMinor;
  await keepPromise(tx, { orderId, checkedVersion: due.liveVersion, checkedAt: now, backMinor });
  if (amountMinor === 0) return [];
  const refunds = await giveBack(work, { order, amountMinor, cause: 'price-dropped' });
  const [refund] = refunds;
  if (refund)
    await postOrderLetter(tx, {
      ...work,
      order,
      kind: 'price-dropped',
      refund: { ...refund, amountMinor },
    });
  return refunds;
}

type Bought = { readonly dealId: string; readonly start: Instant; readonly quantity: number };

/** What the same visit costs somebody who buys it now; null where it cannot be bought. */
async function priceNow(tx: Tx, { dealId, start, quantity }: Bought, now: Instant): Promise<number | null> {
  const priced = await priceVisit(tx, { dealId, start, quantity, as: 'solo' }, now);
  return priced.ok ? priced.value.priceMinor : null;
}
