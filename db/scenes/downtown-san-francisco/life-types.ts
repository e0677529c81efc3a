import type { GroupFailure, GroupStatus } from '@/domain/groups/group';
import type { BasisPoints, Minor } from '@/domain/money/money';
import type { OrderStatus } from '@/domain/orders/order';
import type { PriceReason } from '@/domain/slots/slot';
import type { Instant } from '@/domain/time/wall';
import type { VoucherStatus } from '@/domain/vouchers/voucher';

/** What happened in the city until `now`, and what is bought for the coming fortnight. */
export type CityLife = {
  readonly people: readonly PersonPlan[];
  readonly groups: readonly GroupPlan[];
  readonly orders: readonly OrderPlan[];
  readonly refused: readonly RefusedPlan[];
};

export type PersonPlan = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly joinedAt: Instant;
};

export type GroupPlan = {
  readonly key: string;
  readonly dealKey: string;
  readonly venueKey: string;
  readonly scope: 'slot' | 'deal';
  /** Start of the slot; null where the whole deal tips. */
  readonly start: Instant | null;
  readonly status: GroupStatus;
  readonly because: Extract<GroupFailure, 'deadline'> | null;
  readonly members: number;
  readonly threshold: number;
  readonly maximum: number;
  /** Places the group itself keeps in its slot; 0 where its members hold their own, or once it failed. */
  readonly placesReserved: number;
  readonly basePriceMinor: Minor;
  readonly openedAt: Instant;
  readonly closesAt: Instant;
  readonly tippedAt: Instant | null;
  /** When nobody could join any more; null while joining goes on. */
  readonly endedAt: Instant | null;
};

export type OrderPlan = {
  readonly key: string;
  readonly dealKey: string;
  readonly packageKey: string;
  readonly venueKey: string;
  readonly merchantKey: string;
  /** Null for a guest, who left an address alone. */
  readonly personKey: string | null;
  readonly name: string;
  readonly email: string;
  readonly as: 'solo' | 'group';
  readonly groupKey: string | null;
  readonly start: Instant;
  readonly end: Instant;
  /** Through clean-up, rounded up to the venue's steps. */
  readonly freeAt: Instant;
  readonly quantity: number;
  readonly places: number;
  /** Places the order itself holds: 0 where its group keeps them, or once given back. */
  readonly placesTaken: number;
  readonly isDiscounted: boolean;
  /** Totals for the quantity. */
  readonly listPriceMinor: Minor;
  readonly priceMinor: Minor;
  readonly agreedPriceMinor: Minor;
  readonly refundedMinor: Minor;
  readonly offBps: BasisPoints;
  readonly because: PriceReason;
  readonly status: Extract<OrderStatus, 'authorised' | 'paid' | 'cancelled' | 'refunded'>;
  readonly voucher: Exclude<VoucherStatus, 'revoked'> | null;
  readonly placedAt: Instant;
  readonly paidAt: Instant | null;
  /** When it was cancelled, or its group failed. */
  readonly endedAt: Instant | null;
  readonly redemption: { readonly at: Instant; readonly beenHere: boolean | null } | null;
};

/** Requests refused for want of seats, by slot. */
export type RefusedPlan = {
  readonly venueKey: string;
  readonly start: Instant;
  readonly requests: number;
  readonly places: number;
};
