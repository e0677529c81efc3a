import { accept, type Result, refuse } from '../kernel/result';
import type { PriceReason } from '../slots/slot';
import type { Instant } from '../time/wall';
import { cancelUntil } from './cancel';
import type { OrderStatus } from './order';

/** What of an order changes with its time. */
export type Moved = {
  readonly dealVersion: number;
  readonly start: Instant;
  readonly endAt: Instant;
  readonly freeAt: Instant;
  readonly places: number;
  readonly placesTaken: number;
  readonly isDiscounted: boolean;
  readonly listPriceMinor: number;
  readonly priceMinor: number;
  readonly offBps: number;
  readonly because: PriceReason;
};

export type RescheduleRefusal =
  | { readonly reason: 'too-late-to-reschedule'; readonly until: Instant }
  | { readonly reason: 'not-reschedulable'; readonly status: string };
type Asked = {
  readonly now: Instant;
  readonly start: Instant;
  readonly cancelHoursBefore: number;
  readonly status: OrderStatus;
  readonly as: 'solo' | 'group' | 'pledge';
  readonly isMoving: boolean;
  /** The visit was not as promised: another time may be taken late as well. */
  readonly isClaimed: boolean;
};

/**
 * Another time may be taken as long as the visit could be cancelled free of charge. A place in a group belongs to its slot.
 * Page: docs/rules/vouchers.md.
 */
export function mayReschedule(asked: Asked): Result<null, RescheduleRefusal> {
  const { now, status, as, isMoving } = asked;
  if (as === 'group') return refuse({ reason: 'not-reschedulable', status: 'in a group' });
  if (status !== 'paid') return refuse({ reason: 'not-reschedulable', status });
  if (isMoving) return refuse({ reason: 'not-reschedulable', status: 'being moved already' });
  const until = cancelUntil(asked);
  return now < until || asked.isClaimed ? accept(null) : refuse({ reason: 'too-late-to-reschedule', until });
}
