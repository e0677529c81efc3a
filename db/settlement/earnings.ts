import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { given } from '@/domain/kernel/must';
import type { OrderRow } from '../orders/orders';
import type { Reader, Tx } from '../store';
import { orders, payments } from '../tables/orders';
import { earnings } from '../tables/settlement';
import { packages, venues } from '../tables/venues';
import { redemptions, vouchers } from '../tables/vouchers';

export type EarningRow = typeof earnings.$inferSelect;

export async function insertEarning(tx: Tx, earning: EarningRow): Promise<void> {
  await tx.insert(earnings).values(earning);
}

/** What a redemption earned; null for one from before anything was earned. */
export async function findEarning(db: Reader, redemptionId: string): Promise<EarningRow | null> {
  const [row] = await db.select().from(earnings).where(eq(earnings.redemptionId, redemptionId));
  return row ?? null;
}

export async function earningsOf(db: Reader, redemptionIds: readonly string[]): Promise<EarningRow[]> {
  if (redemptionIds.length === 0) return [];
  return db
    .select()
    .from(earnings)
    .where(inArray(earnings.redemptionId, [...redemptionIds]));
}

/** True where this merchant let in this buyer before: by account, by address or by card. */
export async function cameBefore(
  db: Reader,
  order: Pick<OrderRow, 'id' | 'merchantId' | 'personId' | 'email'>,
): Promise<boolean> {
  const ownCard = db.select({ card: payments.card }).from(payments).where(eq(payments.orderId, order.id));
  const rows = await db
    .select({ id: redemptions.id })
    .from(redemptions)
    .innerJoin(vouchers, eq(vouchers.id, redemptions.voucherId))
    .innerJoin(orders, eq(orders.id, vouchers.orderId))
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(
      and(
        eq(redemptions.merchantId, order.merchantId),
        isNull(redemptions.undoneAt),
        ne(orders.id, order.id),
        or(
          eq(orders.email, order.email),
          order.personId ? eq(orders.personId, order.personId) : undefined,
          inArray(payments.card, ownCard),
        ),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** What the fee and the tax of a visit depend on. */
export async function termsOfVisit(
  db: Reader,
  { packageId, venueId }: Pick<OrderRow, 'packageId' | 'venueId'>,
) {
  const { seats, timeZone, busyness, specialDays, season } = venues;
  const [row] = await db
    .select({ taxBps: packages.taxBps, seats, timeZone, busyness, specialDays, season })
    .from(packages)
    .innerJoin(venues, eq(venues.id, venueId))
    .where(eq(packages.id, packageId));
  return given(row, 'what was sold is a package at a venue');
}
