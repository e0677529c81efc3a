import type { SellingVenue } from '@/db/deals/deal-terms';
import { termsOfVersion } from '@/db/deals/deal-terms';
import { findMerchant } from '@/db/people/merchants';
import { cameBefore, type RedeemedVisit, refundsAfterVisit, visitsRedeemed } from '@/db/settlement';
import type { Reader } from '@/db/store';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { type BasisPoints, basisPoints, type Minor, minor, splitByWeight } from '@/domain/money/money';
import { lineOf } from '@/domain/settlement/line';
import { isoOf } from '@/domain/time/iso';
import { wallAt } from '@/domain/time/zone';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { ListStatement } from './list-statement.input';
import { merchantDay } from './parts/merchant-days';

type Money = { readonly amount: number; readonly currency: string };
export type StatementLineView = {
  readonly voucherId: string;
  readonly redeemedAt: string;
  readonly quantity: number;
} & Record<'gross' | 'discount' | 'fee' | 'tax' | 'net', Money>;
export type Statement = {
  readonly day: string;
  readonly timeZone: string;
  readonly items: readonly StatementLineView[];
  readonly adjustments: readonly { voucherId: string; because: string; at: string; net: Money }[];
  /** What is transferred for the day: the sum of all nets. */
  readonly transfer: Money;
  readonly nextCursor: null;
};

/** What a day brought: a line for each voucher redeemed, what went back later, and their sum, which is the transfer. */
export async function listStatement(ctx: Context, input: ListStatement): Promise<Answer<Statement>> {
  const scope = authorizeMerchant(ctx, input.id, ['manager', 'accountant']);
  if (!scope.ok) return scope;
  const { currency } = given(await findMerchant(ctx.reader, input.id), 'a merchant with people exists');
  const asked = { merchantId: input.id, day: input.day, now: ctx.clock.now() };
  const { day, timeZone, span } = await merchantDay(ctx.reader, asked);
  const visits = await visitsRedeemed(ctx.reader, input.id, span);
  const items = await Promise.all(visits.map((visit) => viewOf(ctx.reader, visit)));
  const back = await refundsAfterVisit(ctx.reader, input.id, span);
  const adjustments = back.map(({ act, voucherId }) => ({
    voucherId,
    because: act.cause,
    at: isoOf(act.finishedAt ?? act.startedAt),
    net: { amount: -act.amountMinor, currency },
  }));
  const amount = [...items, ...adjustments].reduce((sum, { net }) => sum + net.amount, 0);
  return accept({ day, timeZone, items, adjustments, transfer: { amount, currency }, nextCursor: null });
}

async function viewOf(db: Reader, visit: RedeemedVisit): Promise<StatementLineView> {
  const { redemption, voucher, order } = visit;
  const { package: pkg, venue } = await termsOfVersion(db, order.dealId, order.dealVersion);
  const [paidMinor, listPriceMinor] = [order.priceMinor, order.listPriceMinor].map((amount) =>
    partOf(minor(amount), redemption.quantity, voucher.usesTotal),
  );
  const line = lineOf({
    listPriceMinor: given(listPriceMinor, 'a list price has a part'),
    paidMinor: given(paidMinor, 'a price has a part'),
    taxBps: pkg.taxBps,
    visit: {
      isDiscounted: order.isDiscounted,
      isNewcomer: !(redemption.beenHere ?? (await cameBefore(db, order, redemption.redeemedAt))),
      expectedFill: fillAt(venue, order.start),
    },
  });
  const money = (amount: Minor) => ({ amount: Number(amount), currency: order.currency });
  const { id: voucherId } = voucher;
  return {
    ...{ voucherId, redeemedAt: isoOf(redemption.redeemedAt), quantity: redemption.quantity },
    ...{ gross: money(line.gross), discount: money(line.discount), fee: money(line.fee) },
    ...{ tax: money(line.tax), net: money(line.net) },
  };
}

/** A part of an order's money for the packages used. */
function partOf(amount: Minor, used: number, total: number): Minor {
  const [part] = splitByWeight(amount, [used, total - used]);
  return given(part, 'two weights give two parts');
}

function fillAt(venue: SellingVenue, start: number): BasisPoints | null {
  const { weekday, minute } = wallAt(start, venue.timeZone);
  const expected = expectedSeatsAt(venue.busyness, weekday, minute);
  if (expected === null || venue.seats === 0) return null;
  return basisPoints(Math.min(10_000, Math.round((expected * 10_000) / venue.seats)));
}
