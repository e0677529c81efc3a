import type { SellingTerms } from '@/db/deals/deal-terms';
import type { GroupRow } from '@/db/groups/groups';
import { listGroupOrders, moveOrderRow, type OrderRow, setOrder } from '@/db/orders/orders';
import { listActs, planAct } from '@/db/orders/payment-acts';
import { type PaymentRow, paymentOfOrder } from '@/db/orders/payments';
import type { Tx } from '@/db/store';
import { captureAt, tierReached } from '@/domain/groups/tiers';
import { newId } from '@/domain/kernel/id';
import { given } from '@/domain/kernel/must';
import { basisPoints, lessShare, minor } from '@/domain/money/money';
import { groupPrice } from '@/domain/pricing/group-price';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { postOrderLetter } from '../../orders/parts/letters';
import { handOver } from '../../payments/parts/handing-over';
import { byPayment, openRefund } from '../../refunds/parts/refund-life';

export type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
export type Group = { readonly group: GroupRow; readonly selling: SellingTerms };

/**
 * Money is taken when the price can no longer change: at tipping where no further tier is open, else at the close. Who paid
 * at once has the voucher as soon as the group goes ahead, and gets the difference back at the close.
 */
export async function captureWhatIsDue(work: Work, { group, selling }: Group): Promise<void> {
  const tiers = selling.terms.group?.tiers ?? [];
  if (group.status !== 'tipped' || group.closedAt !== null) return;
  await handOverTaken(work, group);
  const { members, maximum } = group;
  if (captureAt({ tiers, members, maximum }) === 'tipping') await planCaptures(work, { group, selling });
}

/** The price is final: who has not paid pays it, and who paid more gets the difference back. Page: docs/rules/groups.md. */
export async function captureAtClose(work: Work, of: Group): Promise<void> {
  await handOverTaken(work, of.group);
  await planCaptures(work, of);
  for (const order of await listGroupOrders(work.tx, of.group.id, ['paid'])) {
    const payment = given(await paymentOfOrder(work.tx, order.id), 'a member has a payment');
    await giveDifferenceBack(work, { order, payment, finalMinor: finalPrice(of, order) });
  }
}

/** The group goes ahead: what was taken at once has paid for the visit. */
async function handOverTaken(work: Work, { id }: GroupRow): Promise<void> {
  for (const { id: orderId } of await listGroupOrders(work.tx, id, ['taken'])) {
    const paid = await moveOrderRow(work.tx, { orderId, act: 'go-ahead' });
    await handOver(work, given(paid, 'an order read in this transaction keeps its status in it'));
  }
}

async function planCaptures(work: Work, of: Group): Promise<void> {
  for (const order of await listGroupOrders(work.tx, of.group.id, ['authorised'])) {
    const payment = given(await paymentOfOrder(work.tx, order.id), 'a member has a payment');
    const amountMinor = finalPrice(of, order);
    await setOrder(work.tx, order.id, { priceMinor: amountMinor });
    const acts = await listActs(work.tx, payment.id);
    if (acts.some((act) => act.kind === 'capture' && act.status !== 'declined')) continue;
    await planMoney(work, { paymentId: payment.id, kind: 'capture', amountMinor, cause: 'tip' });
  }
}

/** The last tier reached, off the slot's own price, and never more than was agreed. */
export function finalPrice({ group, selling }: Group, order: OrderRow): number {
  const tiers = selling.terms.group?.tiers ?? [];
  const people = Math.max(group.members, group.threshold);
  const tier = given(tierReached(tiers, people), 'a tipped group reached a tier');
  const offPeakMinor = lessShare(minor(order.listPriceMinor), basisPoints(order.offBps));
  return Math.min(groupPrice(offPeakMinor, tier.offBps), order.agreedPriceMinor);
}

type Difference = { readonly order: OrderRow; readonly payment: PaymentRow; readonly finalMinor: number };

async function giveDifferenceBack(work: Work, { order, payment, finalMinor }: Difference): Promise<void> {
  const amountMinor = payment.capturedMinor - payment.refundedMinor - finalMinor;
  if (amountMinor <= 0) return;
  await setOrder(work.tx, order.id, { priceMinor: finalMinor });
  await openRefund(work, { order, channel: byPayment(payment), amountMinor, cause: 'tier' });
  await postOrderLetter(work.tx, {
    ...work,
    order: { ...order, priceMinor: finalMinor },
    kind: 'price-fell',
  });
}

type Money = { paymentId: string; kind: 'capture' | 'void'; amountMinor: number; cause: string };

export async function planMoney({ tx, now }: Work, money: Money): Promise<void> {
  await planAct(tx, { id: newId('act'), ...money, startedAt: now });
}
