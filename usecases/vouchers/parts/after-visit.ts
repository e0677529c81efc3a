import { lockOrder, moveOrderRow } from '@/db/orders/orders';
import type { Tx } from '@/db/store';
import { expireVoucher, markPosted, type VisitOver } from '@/db/vouchers/visits-over';
import { given } from '@/domain/kernel/must';
import { pointsEarned } from '@/domain/members/points';
import { minor } from '@/domain/money/money';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { earnPoints } from '../../members/parts/points';
import { postOrderLetter } from '../../orders/parts/letters';
import { giveBack, leftOf } from '../../refunds/parts/give-back';
import { releaseLimits } from '../../slots/parts/seats';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/** A visit that was had and can no longer be claimed earns its points, once. Page: docs/rules/means.md. */
export async function postPoints({ tx, now }: Work, { voucher, order }: VisitOver): Promise<void> {
  if (!(await markPosted(tx, voucher.id, now))) return;
  const { personId, priceMinor, currency, isDiscounted } = order;
  const points = pointsEarned(minor(priceMinor), currency, isDiscounted);
  if (personId === null || points === 0) return;
  await earnPoints({ tx, now }, { key: voucher.id, personId, points });
}

/** A visit nobody came to: what was promised at that hour is over, what was paid goes back by itself. Page: docs/rules/vouchers.md. */
export async function expireVisit(work: Work, { voucher }: VisitOver): Promise<void> {
  const { ctx, tx, now } = work;
  if (!(await expireVoucher(tx, voucher.id))) return;
  const order = given(await lockOrder(tx, voucher.orderId), 'a voucher belongs to an order');
  const ended = await moveOrderRow(tx, { orderId: order.id, act: 'refund', set: { endedAt: now } });
  if (!ended) return;
  await releaseLimits(tx, order);
  const backMinor = await leftOf(tx, order.id);
  await giveBack(work, { order, amountMinor: minor(backMinor), cause: 'expiry' });
  await postOrderLetter(tx, { ctx, order, kind: 'expired', now, backMinor });
}
