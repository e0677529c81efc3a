import { given } from '@/domain/kernel/must';
import { endingOf, type Transfer, transfersOf } from '@/domain/ledger/transfers-of';
import { basisPoints, minor } from '@/domain/money/money';
import { expectedFillAt } from '@/domain/settlement/expected-fill';
import { usualFees } from '@/domain/settlement/fee';
import { lineOf } from '@/domain/settlement/line';
import { paydayOf } from '@/domain/settlement/payday';
import type { Instant } from '@/domain/time/wall';
import { dayOf, startOfDay } from '@/domain/time/zone';
import type { transfers } from '../../../tables/ledger';
import type { providerBook } from '../../../tables/operations';
import type { earnings, payoutLines, payouts } from '../../../tables/settlement';
import type { redemptions, vouchers } from '../../../tables/vouchers';
import type { PackagePlan, VenuePlan } from '../plan-types';
import type { Bought, Setting } from './purchases';

/** A visit that was had: what was bought, and when the guest was let in. */
export type Had = {
  readonly bought: Bought;
  readonly voucher: typeof vouchers.$inferInsert;
  readonly redemption: typeof redemptions.$inferInsert;
};
type NewEarning = typeof earnings.$inferInsert;
type NewPayout = typeof payouts.$inferInsert;
type Booked = typeof transfers.$inferInsert;
export type Settled = {
  readonly earnings: readonly NewEarning[];
  readonly payouts: readonly NewPayout[];
  readonly lines: readonly (typeof payoutLines.$inferInsert)[];
  readonly transfers: readonly Booked[];
  readonly entries: readonly (typeof providerBook.$inferInsert)[];
};

/** What every visit earned and what was paid out for it until now, by the rules that hold when it happens. */
export function settledOf(setting: Setting, had: readonly Had[], now: Instant): Settled {
  const inOrder = [...had].sort((one, other) => one.redemption.redeemedAt - other.redemption.redeemedAt);
  const known = new Set<string>();
  const terms = {
    packages: new Map(setting.plan.packages.map((pkg) => [pkg.key, pkg])),
    venues: new Map(setting.plan.venues.map((venue) => [venue.key, venue])),
  };
  const earned = inOrder.map((visit) => earningOf(terms, visit, known));
  const days = payoutsOf(setting, earned, now);
  return {
    earnings: earned,
    payouts: days.map(({ payout }) => payout),
    lines: days.flatMap(({ lines }) => lines),
    transfers: [
      ...earned.flatMap((row) => bookedAt(setting, earnedTransfers(row), row.earnedAt)),
      ...days.flatMap(({ payout }) => bookedAt(setting, paidTransfers(payout), payout.createdAt)),
    ],
    entries: days.map(({ payout }) => entryOf(payout)),
  };
}

type Terms = {
  readonly packages: ReadonlyMap<string, PackagePlan>;
  readonly venues: ReadonlyMap<string, VenuePlan>;
};

/** `known` are the buyers each merchant has let in so far. */
function earningOf(
  { packages, venues }: Terms,
  { bought, voucher, redemption }: Had,
  known: Set<string>,
): NewEarning {
  const { row, plan: order } = bought;
  const pkg = given(packages.get(order.packageKey), 'a package is planned');
  const venue = given(venues.get(order.venueKey), 'a venue is planned');
  const buyers = row.buyers.map((buyer) => `${row.merchantId} ${buyer}`);
  const line = lineOf(
    {
      listPriceMinor: minor(row.listPriceMinor),
      paidMinor: minor(row.priceMinor),
      taxBps: basisPoints(pkg.taxBps),
      visit: {
        isDiscounted: row.isDiscounted,
        isNewcomer: !buyers.some((buyer) => known.has(buyer)),
        expectedFill: expectedFillAt(venue, row.start),
      },
    },
    usualFees,
  );
  for (const buyer of buyers) known.add(buyer);
  return {
    ...{ redemptionId: redemption.id, voucherId: voucher.id, orderId: row.id, merchantId: row.merchantId },
    ...{ currency: row.currency, quantity: redemption.quantity, earnedAt: redemption.redeemedAt },
    ...{ grossMinor: line.gross, discountMinor: line.discount, taxMinor: line.tax, netMinor: line.net },
    ...{ feeMinor: line.fee, feeShareBps: line.feeShare, feeBecause: line.feeBecause },
  };
}

/** Every day whose payday has come was paid on it. */
function payoutsOf({ plan, ids }: Setting, earned: readonly NewEarning[], now: Instant) {
  const today = dayOf(now, plan.timeZone);
  const byDay = new Map<string, NewEarning[]>();
  for (const row of earned) {
    const day = dayOf(row.earnedAt, plan.timeZone);
    if (paydayOf(day) > today) continue;
    const key = `${row.merchantId} ${day}`;
    byDay.set(key, [...(byDay.get(key) ?? []), row]);
  }
  return [...byDay].map(([key, rows]) => {
    const [merchantId = '', day = ''] = key.split(' ');
    const at = startOfDay(paydayOf(day), plan.timeZone);
    const id = ids('payout', key);
    const payout = {
      ...{ id, merchantId, currency: plan.currency, day, status: 'settled' as const, attempt: 1 },
      amountMinor: rows.reduce((sum, { netMinor }) => sum + netMinor, 0),
      taxMinor: rows.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
      ...{ reference: `bank_${id}_1`, createdAt: at, sentAt: at, endedAt: at },
    };
    const lines = rows.map((row) => ({
      ...{
        event: `redeemed:${row.redemptionId}`,
        payoutId: id,
        kind: 'redeemed' as const,
        orderId: row.orderId,
      },
      ...{ amountMinor: row.netMinor, taxMinor: row.taxMinor, at: row.earnedAt },
    }));
    return { payout, lines };
  });
}

function earnedTransfers(row: NewEarning): Transfer[] {
  const { orderId, merchantId, currency } = row;
  return transfersOf({
    ...{ kind: 'redeemed', key: row.redemptionId, sale: { orderId, merchantId, currency } },
    amountMinor: minor(row.grossMinor - row.discountMinor),
    ...{ feeMinor: minor(row.feeMinor), taxMinor: minor(row.taxMinor) },
  });
}

function paidTransfers({ id, merchantId, currency, amountMinor, taxMinor }: NewPayout): Transfer[] {
  const key = `${id}_1`;
  const sums = { amountMinor: minor(amountMinor), taxMinor: minor(taxMinor) };
  const payout = { key, owed: { merchantId, currency }, ...sums };
  const promise = transfersOf({ kind: 'payout-started', ...payout });
  return [
    ...promise,
    ...endingOf({ kind: 'payout-sent', key }, promise),
    ...transfersOf({ kind: 'payout-settled', ...payout }),
  ];
}

function bookedAt({ ids }: Setting, all: readonly Transfer[], bookedAt: Instant): Booked[] {
  return all.map((transfer) => ({ ...transfer, id: ids('transfer', transfer.cause), bookedAt }));
}

/** In the shape of the built-in bank's book. */
function entryOf({ id, merchantId, currency, amountMinor, day, reference, createdAt }: NewPayout) {
  const key = `${id}_1`;
  const entry = { key, merchantId, currency, amountMinor, words: `Offpeak ${day}`, reference };
  return { key: `payout:${key}`, madeAt: createdAt, entry: { ...entry, sentAt: createdAt, isBad: false } };
}
