import type { redemptions, vouchers } from '../../../tables/vouchers';
import { newVoucher } from '../../../vouchers/vouchers';
import type { Bought, Setting } from './purchases';

type Issued = {
  readonly voucher: typeof vouchers.$inferInsert;
  readonly redemption: typeof redemptions.$inferInsert | null;
};

/** The voucher of a paid order, and the guest's visit if there was one. Null where nothing was paid. */
export function issuedOf({ ids, cast, tools }: Setting, { plan, row }: Bought): Issued | null {
  if (plan.voucher === null) return null;
  const id = ids('voucher', plan.key);
  const fresh = newVoucher({ id, order: row, secrets: tools, now: row.paidAt ?? row.createdAt }).row;
  const isUsed = plan.voucher === 'redeemed';
  // Points of the past are part of the past: the city opens with them posted.
  const pointsAt = plan.redemption?.at ?? null;
  const voucher = { ...fresh, status: plan.voucher, usesLeft: isUsed ? 0 : row.quantity, pointsAt };
  if (!plan.redemption) return { voucher, redemption: null };
  const clerk = cast.clerkOf(plan.merchantKey);
  const redemption = {
    id: ids('redemption', plan.key),
    voucherId: id,
    merchantId: row.merchantId,
    venueId: row.venueId,
    redeemedBy: clerk.id,
    device: `${clerk.name}’s till`,
    quantity: row.quantity,
    beenHere: plan.redemption.beenHere,
    redeemedAt: plan.redemption.at,
  };
  return { voucher, redemption };
}
