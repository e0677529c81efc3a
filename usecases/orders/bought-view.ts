import type { SellingTerms } from '@/db/deals/deal-terms';
import type { OrderRow } from '@/db/orders/orders';
import type { GroupStatus } from '@/domain/groups/group';
import type { Money } from '@/domain/money/money';
import { cancelUntil, mayCancel, waitingIn } from '@/domain/orders/cancel';
import { mayReschedule } from '@/domain/orders/reschedule';
import { sayReason } from '@/domain/pricing/say-reason';
import { isoOf } from '@/domain/time/iso';
import type { Instant } from '@/domain/time/wall';
import { withdrawalOf } from './parts/withdrawal';

/** What an order is for, beside its money. */
export type BoughtView = {
  readonly deal: { readonly id: string; readonly slug: string; readonly title: string };
  readonly venue: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly address: string;
  };
  readonly because: string;
  /** The most the buyer agreed to; the price itself never passes it. */
  readonly agreedPrice: Money;
  readonly email: string;
  readonly cancellation: {
    readonly until: string;
    readonly hoursBefore: number;
    readonly isPossible: boolean;
    /** Until when the law lets the buyer withdraw from the contract; null where it does not. */
    readonly withdrawUntil: string | null;
  };
  /** Whether another time may be taken; `actionUrl` where the bank asks before the difference is paid. */
  readonly moving: { readonly isPossible: boolean; readonly actionUrl: string | null };
};
type Bought = {
  readonly order: OrderRow;
  readonly sold: SellingTerms;
  readonly group: { readonly status: GroupStatus } | null;
  readonly now: Instant;
  /** The reschedule whose difference is being paid, with where the bank asks. */
  readonly moving?: { readonly actionUrl: string | null } | null;
  readonly isClaimed?: boolean;
};

export function boughtView({
  order,
  sold,
  group,
  now,
  moving = null,
  isClaimed = false,
}: Bought): BoughtView {
  const { deal, version, venue, terms } = sold;
  const { start, status, as } = order;
  const isMoving = moving !== null;
  const { cancelHoursBefore } = terms;
  const groupStatus = waitingIn(order.as, group);
  const withdrawUntil = withdrawalOf(order, sold);
  return {
    deal: { id: deal.id, slug: deal.slug, title: version.title },
    venue: { id: venue.id, slug: venue.slug, name: venue.name, address: venue.address },
    because: sayReason(order.because),
    agreedPrice: { amount: order.agreedPriceMinor, currency: order.currency },
    email: order.email,
    moving: {
      isPossible: mayReschedule({ now, start, status, as, cancelHoursBefore, isMoving, isClaimed }).ok,
      actionUrl: moving?.actionUrl ?? null,
    },
    cancellation: {
      until: isoOf(cancelUntil({ start, cancelHoursBefore })),
      hoursBefore: cancelHoursBefore,
      isPossible: mayCancel({ now, start, status, cancelHoursBefore, groupStatus, withdrawUntil }).ok,
      withdrawUntil: withdrawUntil !== null && now < withdrawUntil ? isoOf(withdrawUntil) : null,
    },
  };
}
