import type { Minor } from '../money/money';
import type { Instant } from '../time/wall';

export const orderStatuses = [
  'action-required',
  'pending',
  'authorised',
  'taken',
  'paid',
  'declined',
  'cancelled',
  'refunded',
  'partly-refunded',
] as const;
/** `taken`: the money could not be held and was taken at once, for a group that is still open. */
export type OrderStatus = (typeof orderStatuses)[number];

/** Nothing is to come of it any more: no visit, and no money but what is on its way back. */
export function isOver(status: OrderStatus): boolean {
  return status === 'cancelled' || status === 'refunded' || status === 'declined';
}

/** What a buyer and a merchant read: money taken is paid, and the group beside it says whether it is open. Source: api.md. */
export type ShownStatus = Exclude<OrderStatus, 'taken'>;

export function shownStatus(status: OrderStatus): ShownStatus {
  return status === 'taken' ? 'paid' : status;
}

/** What a member of a group wants if it fails. A ceiling is the most the member agrees to pay then. */
export type Fallback =
  | { readonly kind: 'refund' }
  | { readonly kind: 'solo'; readonly ceilingMinor: Minor }
  | { readonly kind: 'slots'; readonly starts: readonly Instant[]; readonly ceilingMinor: Minor };
