import type { Minor } from '../money/money';
import type { Instant } from '../time/wall';

export const orderStatuses = [
  'action-required',
  'pending',
  'authorised',
  'paid',
  'declined',
  'cancelled',
  'refunded',
  'partly-refunded',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What a member of a group wants if it fails. A ceiling is the most the member agrees to pay then. */
export type Fallback =
  | { readonly kind: 'refund' }
  | { readonly kind: 'solo'; readonly ceilingMinor: Minor }
  | { readonly kind: 'slots'; readonly starts: readonly Instant[]; readonly ceilingMinor: Minor };
