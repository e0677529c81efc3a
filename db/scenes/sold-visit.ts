import { newId } from '@/domain/kernel/id';
import type { Instant } from '@/domain/time/wall';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { insertOrder, type NewOrder } from '../orders/orders';
import type { Tx } from '../store';
import { type CodeSecrets, issueVoucher } from '../vouchers/vouchers';
import { spa } from './quiet-tuesday-spa';

type Sold = {
  readonly now: Instant;
  readonly start: Instant;
  readonly secrets: CodeSecrets;
  readonly order?: Partial<NewOrder>;
};

/** A visit to Casa Verde that somebody paid for, with its voucher. */
export async function sellVisit(
  tx: Tx,
  { now, start, secrets, order: changes }: Sold,
): Promise<{ orderId: string; id: string; code: string }> {
  const order = {
    id: newId('order'),
    dealId: spa.dealId,
    dealVersion: 1,
    packageId: spa.packageId,
    venueId: spa.venueId,
    merchantId: spa.merchantId,
    email: 'ana@example.org',
    name: 'Ana',
    as: 'solo',
    start,
    endAt: start + hourMs,
    freeAt: start + 75 * minuteMs,
    quantity: 1,
    places: 1,
    placesTaken: 1,
    isDiscounted: true,
    currency: 'EUR',
    listPriceMinor: 6000,
    priceMinor: 4200,
    agreedPriceMinor: 4200,
    offBps: 3000,
    because: { kind: 'off-peak', weekday: 3, fromMinute: 840, untilMinute: 1020 },
    status: 'paid',
    buyers: [],
    createdAt: now,
    paidAt: now,
    ...changes,
  } satisfies NewOrder;
  await insertOrder(tx, order);
  const voucher = await issueVoucher(tx, { order, secrets, now });
  return { orderId: order.id, ...voucher };
}
