import { meansOfOrder } from '@/db/orders/means';
import type { OrderRow } from '@/db/orders/orders';
import { paymentsOfOrder } from '@/db/orders/payments';
import { type RefundRow, refundedByWay } from '@/db/refunds/refunds';
import type { Reader, Tx } from '@/db/store';
import { given } from '@/domain/kernel/must';
import { type Minor, minor, plus } from '@/domain/money/money';
import { giveBackInReverse, type MeansKind } from '@/domain/orders/means';
import type { RefundCause } from '@/domain/refunds/refund';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { type Channel, openRefund } from './refund-life';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
type Asked = {
  readonly order: OrderRow;
  /** At most what was paid and has not gone back. */
  readonly amountMinor: Minor;
  readonly cause: RefundCause;
};

/** Gives back a part of what was paid for an order or all of it, the last means first; a refund for each of them. */
export async function giveBack(work: Work, { order, amountMinor, cause }: Asked): Promise<RefundRow[]> {
  const channels = await channelsOf(work.tx, order.id);
  const refunds: RefundRow[] = [];
  for (const part of giveBackInReverse(channels, amountMinor)) {
    const channel = given(
      channels.find(({ id }) => id === part.id),
      'a part belongs to a channel',
    );
    refunds.push(await openRefund(work, { order, channel, amountMinor: part.amountMinor, cause }));
  }
  return refunds;
}

/** What was paid for an order and has not gone back. */
export async function leftOf(db: Reader, orderId: string): Promise<Minor> {
  return plus(...(await channelsOf(db, orderId)).map(({ leftMinor }) => leftMinor));
}

/** Every way the order was paid, in the order in which it was taken. */
async function channelsOf(db: Reader, orderId: string): Promise<(Channel & { leftMinor: Minor })[]> {
  const gone = await refundedByWay(db, orderId);
  const left = (means: MeansKind, wallet: string, paidMinor: number) =>
    minor(paidMinor - (gone.get(`${means}:${wallet}`) ?? 0));
  const held = (await meansOfOrder(db, orderId)).filter(({ status }) => status === 'taken');
  const own = held.map(({ id, kind, wallet, amountMinor }) => ({
    ...{ id, means: kind, wallet },
    leftMinor: left(kind, wallet, amountMinor),
  }));
  const cards = (await paymentsOfOrder(db, orderId)).map(({ id, capturedMinor }) => ({
    ...{ id, means: 'card' as const, wallet: id },
    leftMinor: left('card', id, capturedMinor),
  }));
  return [...own, ...cards];
}
