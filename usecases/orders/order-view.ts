import { findGroup, type GroupRow } from '@/db/groups/groups';
import { findOrderWithZone, type OrderRow } from '@/db/orders/orders';
import { paymentOfOrder } from '@/db/orders/payments';
import { refundsOfOrder } from '@/db/refunds/refunds';
import { vouchersOfOrder } from '@/db/vouchers/vouchers';
import { given } from '@/domain/kernel/must';
import { together } from '@/domain/kernel/together';
import type { Money } from '@/domain/money/money';
import { type ShownStatus, shownStatus } from '@/domain/orders/order';
import { isoOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import { formatCode } from '@/domain/vouchers/code';
import type { Context } from '../context';
import { type RefundView, refundView } from '../refunds/refund-view';

export type GroupView = {
  readonly id: string;
  readonly status: 'open' | 'tipped' | 'failed';
  readonly because: 'deadline' | 'unreachable' | 'stopped' | null;
  readonly members: number;
  readonly threshold: number;
  readonly maximum: number;
  readonly closesAt: string;
};
export type OrderView = {
  readonly id: string;
  readonly dealId: string;
  readonly status: ShownStatus;
  /** A pledge waits for one of several hours; once it has one it is a group order. */
  readonly as: OrderRow['as'];
  readonly price: Money;
  readonly listPrice: Money;
  readonly quantity: number;
  readonly slot: {
    readonly start: string;
    readonly local: string;
    readonly end: string;
    readonly timeZone: string;
  };
  readonly group: GroupView | null;
  readonly actionUrl?: string;
  /** Its group went ahead and its card failed: until then another card keeps the place. */
  readonly mendUntil?: string;
  readonly vouchers?: readonly { readonly id: string; readonly code: string }[];
  /** Money on its way back, each with its timeline; the oldest first. */
  readonly refunds?: readonly RefundView[];
  readonly createdAt: string;
};

/** An order as its buyer sees it, voucher codes included. */
export async function viewOrder(ctx: Context, orderId: string): Promise<OrderView> {
  const found = await findOrderWithZone(ctx.reader, orderId);
  const { order, timeZone } = given(found, 'an order that was placed exists');
  // After the order: what is newer than it does no harm, a paid one without its vouchers would.
  const [group, vouchers, refunds, payment] = await together([
    order.groupId ? findGroup(ctx.reader, order.groupId) : null,
    vouchersOfOrder(ctx.reader, order.id),
    refundsOfOrder(ctx.reader, order.id),
    order.status === 'action-required' ? paymentOfOrder(ctx.reader, order.id) : null,
  ]);
  return {
    ...basicsOf(order, timeZone),
    group: group && groupView(group),
    ...(payment?.actionUrl ? { actionUrl: payment.actionUrl } : {}),
    ...(refunds.length > 0
      ? { refunds: refunds.map(({ refund, steps }) => refundView(refund, steps, timeZone)) }
      : {}),
    ...(order.status === 'action-required' && order.graceUntil !== null
      ? { mendUntil: isoOf(order.graceUntil) }
      : {}),
    ...(vouchers.length > 0
      ? {
          vouchers: vouchers.map((one) => ({
            id: one.id,
            code: formatCode(ctx.secrets.unseal(one.codeSealed)),
          })),
        }
      : {}),
  };
}

export function basicsOf(order: OrderRow, timeZone: string): Omit<OrderView, 'group'> {
  return {
    id: order.id,
    dealId: order.dealId,
    status: shownStatus(order.status),
    as: order.as,
    price: { amount: order.priceMinor, currency: order.currency },
    listPrice: { amount: order.listPriceMinor, currency: order.currency },
    quantity: order.quantity,
    slot: {
      start: isoOf(order.start),
      local: localOf(order.start, timeZone),
      end: isoOf(order.endAt),
      timeZone,
    },
    createdAt: isoOf(order.createdAt),
  };
}

export function groupView(group: GroupRow): GroupView {
  const { id, status, because, members, threshold, maximum } = group;
  return { id, status, because, members, threshold, maximum, closesAt: isoOf(group.closesAt) };
}
