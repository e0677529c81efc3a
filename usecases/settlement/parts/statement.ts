import { findMerchant } from '@/db/people/merchants';
import { listUnclaimed } from '@/db/settlement/claims';
import { type EarningRow, earningsOf } from '@/db/settlement/earnings';
import { findPayout, lastPayout, linesOfPayout, type PayoutRow } from '@/db/settlement/payouts';
import type { Reader } from '@/db/store';
import { vouchersOfOrders } from '@/db/vouchers/vouchers';
import { given } from '@/domain/kernel/must';
import type { Money } from '@/domain/money/money';
import type { FeeReason } from '@/domain/settlement/fee';
import { paydayOf } from '@/domain/settlement/payday';
import type { LineKind, PayoutStatus } from '@/domain/settlement/payout';
import { isoOf } from '@/domain/time/iso';
import type { Day } from '@/domain/time/wall';
import { dayOf } from '@/domain/time/zone';
import { firstOpen } from './closing';
import { type MerchantDay, merchantDay } from './merchant-days';

export type StatementLineView = {
  readonly voucherId: string;
  readonly redeemedAt: string;
  readonly quantity: number;
  readonly feePercent: number;
  readonly feeBecause: FeeReason;
} & Record<'gross' | 'discount' | 'fee' | 'tax' | 'net', Money>;
export type Adjustment = {
  readonly voucherId: string | null;
  readonly because: Exclude<LineKind, 'redeemed'>;
  readonly at: string;
  readonly net: Money;
};
export type Statement = {
  readonly day: Day;
  readonly timeZone: string;
  readonly merchant: { readonly id: string; readonly name: string };
  readonly items: readonly StatementLineView[];
  readonly adjustments: readonly Adjustment[];
  /** What is transferred for the day: the sum of all nets. */
  readonly transfer: Money;
  /** `open` until its payday; then what became of the transfer. */
  readonly payout: {
    readonly status: PayoutStatus | 'open';
    readonly payday: Day;
    readonly reference: string | null;
    readonly because: string | null;
    readonly reserveUntil: Day | null;
  };
  readonly nextCursor: null;
};
type Line = {
  readonly event: string;
  readonly kind: LineKind;
  readonly orderId: string | null;
  readonly amountMinor: number;
  readonly at: number;
};

type Asked = { readonly merchantId: string; readonly day?: Day | undefined; readonly now: number };

/** What a day brought: a line for each visit, whatever else changed what is owed, and their sum. */
export async function statementOf(db: Reader, asked: Asked): Promise<Statement> {
  const { merchantId } = asked;
  const { currency, name } = given(await findMerchant(db, merchantId), 'a merchant with people exists');
  const at = await merchantDay(db, asked);
  const payout = await findPayout(db, { merchantId, day: at.day });
  const lines = payout
    ? await linesOfPayout(db, payout.id)
    : await openLines(db, { merchantId, currency }, at);
  const items = await itemsOf(db, lines, currency);
  const adjustments = await adjustmentsOf(db, lines, currency);
  const amount = [...items, ...adjustments].reduce((sum, { net }) => sum + net.amount, 0);
  return {
    ...{ day: at.day, timeZone: at.timeZone, merchant: { id: merchantId, name } },
    ...{ items, adjustments, transfer: { amount, currency } },
    payout: payoutView(at.day, payout),
    nextCursor: null,
  };
}

function payoutView(day: Day, payout: PayoutRow | null): Statement['payout'] {
  const { status = 'open', reference = null, because = null, reserveUntil = null } = payout ?? {};
  return { status, payday: paydayOf(day), reference, because, reserveUntil };
}

/** What will stand on the statement of a day that is not closed yet. */
async function openLines(
  db: Reader,
  owner: { merchantId: string; currency: string },
  { day, timeZone, span }: MerchantDay,
): Promise<Line[]> {
  const last = await lastPayout(db, owner);
  const open = await listUnclaimed(db, owner, span.until);
  return open.filter(({ at }) => firstOpen(dayOf(at, timeZone), last?.day ?? null) === day);
}

/** A redemption undone before the day was closed is no visit and no line. */
function isUndone(lines: readonly Line[], redemptionId: string): boolean {
  const events = new Set(lines.map(({ event }) => event));
  return events.has(`redeemed:${redemptionId}`) && events.has(`redemption-undone:${redemptionId}`);
}

function redemptionOf({ event }: Line): string {
  return event.slice(event.indexOf(':') + 1);
}

async function itemsOf(db: Reader, lines: readonly Line[], currency: string): Promise<StatementLineView[]> {
  const visits = lines
    .filter(({ kind }) => kind === 'redeemed')
    .map(redemptionOf)
    .filter((id) => !isUndone(lines, id));
  const earned = new Map((await earningsOf(db, visits)).map((row) => [row.redemptionId, row]));
  return visits.map((id) => lineView(given(earned.get(id), 'what was earned has its line'), currency));
}

function lineView(row: EarningRow, currency: string): StatementLineView {
  const money = (amount: number) => ({ amount, currency });
  return {
    ...{ voucherId: row.voucherId, redeemedAt: isoOf(row.earnedAt), quantity: row.quantity },
    ...{ gross: money(row.grossMinor), discount: money(row.discountMinor), fee: money(row.feeMinor) },
    ...{ tax: money(row.taxMinor), net: money(row.netMinor) },
    ...{ feePercent: row.feeShareBps / 100, feeBecause: row.feeBecause },
  };
}

async function adjustmentsOf(db: Reader, lines: readonly Line[], currency: string): Promise<Adjustment[]> {
  const others = lines.filter((line) => line.kind !== 'redeemed' && !isCancelledOut(lines, line));
  const vouchers = await vouchersOfOrders(
    db,
    others.flatMap(({ orderId }) => orderId ?? []),
  );
  return others.map(({ kind, orderId, at, amountMinor }) => ({
    voucherId: vouchers.find((voucher) => voucher.orderId === orderId)?.id ?? null,
    because: kind as Adjustment['because'],
    at: isoOf(at),
    net: { amount: amountMinor, currency },
  }));
}

function isCancelledOut(lines: readonly Line[], line: Line): boolean {
  return line.kind === 'redemption-undone' && isUndone(lines, redemptionOf(line));
}
