import type { Instant } from '@/domain/time/wall';
import { hourMs, minuteMs } from '@/domain/time/zone';
import type { Chance } from '../chance';
import type { OrderPlan } from '../life-types';
import { figures } from '../sources/read';

type Paid = { readonly order: OrderPlan; readonly now: Instant; readonly chance: Chance };

/** Who cancels does so while it is still free. Measured at a salon: one visit in eight. */
export function cancelledAt({ order, now, chance }: Paid, cancelHoursBefore: number): Instant | null {
  if (!chance.is(figures.salon.cancelledPercent / 100)) return null;
  const latest = Math.min(order.start - cancelHoursBefore * hourMs, now) - minuteMs;
  return latest > order.placedAt ? Math.floor(chance.between(order.placedAt, latest)) : null;
}

export function cancelled(order: OrderPlan, at: Instant): OrderPlan {
  return {
    ...order,
    status: 'refunded',
    voucher: 'refunded',
    refundedMinor: order.priceMinor,
    endedAt: at,
    placesTaken: 0,
  };
}

/** Let in around the start and asked the one question; few do not come at all. What is yet to come stays as it is. */
export function visited({ order, now, chance }: Paid, isRegular: boolean): OrderPlan {
  const at = order.start + chance.whole(-12, 14) * minuteMs;
  if (at > now) return order;
  if (chance.is(figures.salon.noShowPercent / 100))
    return order.end + hourMs < now ? { ...order, voucher: 'expired' } : order;
  return { ...order, voucher: 'redeemed', redemption: { at, beenHere: answer(chance, isRegular) } };
}

/** Nine in ten answer; some knew the place before they knew us. */
function answer(chance: Chance, isRegular: boolean): boolean | null {
  if (chance.is(0.1)) return null;
  return isRegular ? !chance.is(0.04) : chance.is(0.3);
}
