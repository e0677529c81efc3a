import type { GroupStatus } from '../groups/group';
import { accept, type Result, refuse } from '../kernel/result';
import type { Instant } from '../time/wall';
import { hourMs } from '../time/zone';
import { isOver, type OrderStatus } from './order';

export type CancelRefusal =
  | { readonly reason: 'too-late-to-cancel'; readonly until: Instant }
  | { readonly reason: 'already-redeemed' }
  | { readonly reason: 'already-cancelled' }
  | { readonly reason: 'order-pending' };
/** What cancelling gives back: the hold is let go where nothing was taken, else the money goes back. */
export type Cancelling = { readonly gives: 'release' | 'refund' };
type Asked = {
  readonly now: Instant;
  readonly start: Instant;
  readonly cancelHoursBefore: number;
  readonly status: OrderStatus;
  readonly isRedeemed?: boolean;
  readonly groupStatus?: GroupStatus | null;
  /** Until when the law lets the buyer withdraw, whatever the deal says; null where it does not. */
  readonly withdrawUntil?: Instant | null;
};

/**
 * Free until `cancelHoursBefore` real hours before the start, that instant excluded, and as long as the law lets the buyer
 * withdraw; leaving a group that has not tipped is always free. Source: rules.md d2, d5.
 */
export function mayCancel(asked: Asked): Result<Cancelling, CancelRefusal> {
  if (asked.isRedeemed) return refuse({ reason: 'already-redeemed' });
  if (isOver(asked.status)) return refuse({ reason: 'already-cancelled' });
  if (asked.status === 'pending') return refuse({ reason: 'order-pending' });
  const until = Math.max(cancelUntil(asked), asked.withdrawUntil ?? Number.NEGATIVE_INFINITY);
  const isInOpenGroup = asked.groupStatus === 'open';
  if (asked.now >= until && !isInOpenGroup) return refuse({ reason: 'too-late-to-cancel', until });
  return accept({
    gives: isPaid(asked.status) ? 'refund' : 'release',
  });
}

/** Who waits for one of several hours may go at any time, like who waits in a group. */
export function waitingIn(
  as: 'solo' | 'group' | 'pledge',
  group: { readonly status: GroupStatus } | null,
): GroupStatus | null {
  return as === 'pledge' ? 'open' : (group?.status ?? null);
}

/** The instant from which it is too late. */
export function cancelUntil({
  start,
  cancelHoursBefore,
}: Pick<Asked, 'start' | 'cancelHoursBefore'>): Instant {
  return start - cancelHoursBefore * hourMs;
}

function isPaid(status: OrderStatus): boolean {
  return status === 'paid' || status === 'taken' || status === 'partly-refunded';
}
