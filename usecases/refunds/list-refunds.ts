import { findOrder } from '@/db/orders/orders';
import { type RefundRow, refundsToAccounts, stepsOfRefund } from '@/db/refunds/refunds';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { type Money, minor } from '@/domain/money/money';
import { hasSpoken, needsTwo } from '@/domain/refunds/two-people';
import { isoOf } from '@/domain/time/iso';
import { actorName, authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import type { ListRefunds } from './list-refunds.input';

/** A refund somebody has to send by hand, because no card took it. */
export type WaitingRefund = {
  readonly id: string;
  readonly orderId: string;
  readonly amount: Money;
  readonly holder: string;
  readonly account: string;
  readonly since: string;
  /** `check`: of a large sum two decide, and nobody has said yet that it is right. */
  readonly next: 'check' | 'send';
  /** The reader checked it: somebody else sends it. */
  readonly isCheckedByReader: boolean;
};

export async function listRefunds(
  ctx: Context,
  _input: ListRefunds,
): Promise<Answer<{ items: WaitingRefund[] }>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const items: WaitingRefund[] = [];
  for (const refund of await refundsToAccounts(ctx.reader)) {
    const order = given(await findOrder(ctx.reader, refund.orderId), 'a refund belongs to an order');
    const sealed = given(refund.accountSealed, 'an account was named');
    items.push({
      id: refund.id,
      orderId: order.id,
      amount: { amount: refund.amountMinor, currency: refund.currency },
      ...(JSON.parse(ctx.secrets.unseal(sealed)) as { holder: string; account: string }),
      since: isoOf(refund.createdAt),
      ...(await nextOf(ctx, refund)),
    });
  }
  return accept({ items });
}

async function nextOf(
  ctx: Context,
  { id, status, amountMinor, currency }: RefundRow,
): Promise<Pick<WaitingRefund, 'next' | 'isCheckedByReader'>> {
  const isUnchecked = status === 'approved' && needsTwo(minor(amountMinor), currency);
  const checks = (await stepsOfRefund(ctx.reader, id)).filter((step) => step.status === 'proposed');
  const isCheckedByReader = status === 'proposed' && hasSpoken(checks, actorName(ctx.actor));
  return { next: isUnchecked ? 'check' : 'send', isCheckedByReader };
}
