import { book, standing } from '@/db/ledger/book';
import type { OrderRow } from '@/db/orders/orders';
import { cameBefore, findEarning, insertEarning, termsOfVisit } from '@/db/settlement/earnings';
import type { Tx } from '@/db/store';
import type { VoucherRow } from '@/db/vouchers/vouchers';
import { must } from '@/domain/kernel/must';
import type { RefundFrom } from '@/domain/ledger/events';
import { basisPoints, type Minor, minor, minus } from '@/domain/money/money';
import { expectedFillAt } from '@/domain/settlement/expected-fill';
import { lineOf, partOfUses, partsOfRefund, type StatementLine, sumOfParts } from '@/domain/settlement/line';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { saleOf } from '../../payments/parts/card-money';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };
type Visit = {
  readonly redemptionId: string;
  readonly quantity: number;
  readonly order: OrderRow;
  /** As it is since these uses were taken, by the statement that took them: another till may take some at the same time. */
  readonly voucher: VoucherRow;
};

/** The merchant earns: what waits for this visit is shared out, and a line of the statement is kept with its reason. */
export async function earn({ ctx, tx, now }: Work, visit: Visit): Promise<void> {
  const { redemptionId: key, order } = visit;
  const line = await lineFor({ ctx, tx, now }, visit);
  const amountMinor = minus(line.gross, line.discount);
  const parts = { amountMinor, feeMinor: line.fee, taxMinor: line.tax };
  await book(tx, { kind: 'redeemed', key, sale: saleOf(order), ...parts }, now);
  await insertEarning(tx, {
    ...{ redemptionId: key, voucherId: visit.voucher.id, orderId: order.id, merchantId: order.merchantId },
    ...{ currency: order.currency, quantity: visit.quantity, earnedAt: now },
    ...{ grossMinor: line.gross, discountMinor: line.discount, taxMinor: line.tax, netMinor: line.net },
    ...{ feeMinor: line.fee, feeShareBps: line.feeShare, feeBecause: line.feeBecause },
  });
}

/** The redemption is taken back, and so is what it earned. */
export async function unearn(
  { tx, now }: Omit<Work, 'ctx'>,
  { redemptionId, order }: Pick<Visit, 'redemptionId' | 'order'>,
): Promise<void> {
  const earned = await findEarning(tx, redemptionId);
  if (!earned) return;
  const parts = {
    amountMinor: minor(earned.grossMinor - earned.discountMinor),
    feeMinor: minor(earned.feeMinor),
    taxMinor: minor(earned.taxMinor),
  };
  await book(tx, { kind: 'redemption-undone', key: redemptionId, sale: saleOf(order), ...parts }, now);
}

async function lineFor({ ctx, tx }: Work, visit: Visit): Promise<StatementLine> {
  const { order, voucher, quantity } = visit;
  const terms = await termsOfVisit(tx, order);
  const waiting = await standing(tx, {
    account: `merchant-pending:${order.merchantId}`,
    orderId: order.id,
  });
  const sold = {
    listPriceMinor: listPartOf(visit),
    paidMinor: partOfUses(minor(waiting), { now: quantity, after: voucher.usesLeft }),
    taxBps: basisPoints(terms.taxBps),
    visit: {
      isDiscounted: order.isDiscounted,
      isNewcomer: !(await cameBefore(tx, order)),
      expectedFill: expectedFillAt(terms, order.start),
    },
  };
  return lineOf(sold, ctx.fees);
}

/** Uses in turn: together they have the whole list price. */
function listPartOf({ order, voucher, quantity }: Visit): Minor {
  const used = voucher.usesTotal - voucher.usesLeft;
  const before = used - quantity;
  const upTo = (uses: number) =>
    partOfUses(minor(order.listPriceMinor), { now: uses, after: voucher.usesTotal - uses });
  return before === 0 ? upTo(used) : minus(upTo(used), upTo(before));
}

/** Whose money a refund is: what still waits for the visit; else of the visit that was had, in the parts it went to. */
export async function refundSource(tx: Tx, order: OrderRow, amountMinor: number): Promise<RefundFrom> {
  const on = async (account: Parameters<typeof standing>[1]['account']) =>
    minor(await standing(tx, { account, orderId: order.id }));
  const waiting = await on(`merchant-pending:${order.merchantId}`);
  if (waiting >= amountMinor) return { kind: 'unused' };
  const left = {
    feeMinor: await on('fees'),
    taxMinor: await on(`tax:${order.merchantId}`),
    netMinor: await on(`merchant-payable:${order.merchantId}`),
  };
  const had = minor(amountMinor - waiting);
  must(sumOfParts(left) >= had, 'no more goes back than the visit cost');
  const { feeMinor, taxMinor } = partsOfRefund(had, left);
  return { kind: 'visited', unusedMinor: waiting, feeMinor, taxMinor };
}
