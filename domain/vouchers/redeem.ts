import type { GroupStatus } from '../groups/group';
import { accept, type Result, refuse } from '../kernel/result';
import type { OrderStatus } from '../orders/order';
import type { Instant, Zone } from '../time/wall';
import { minuteMs } from '../time/zone';
import type { VoucherStatus } from './voucher';

/** The one rule of a voucher: the voucher page prints it, the till applies it, nobody else decides. */
export type VoucherRule = {
  readonly start: Instant;
  readonly end: Instant;
  readonly timeZone: Zone;
  readonly venueId: string;
  readonly usesTotal: number;
};

export const earlyMinutes = 30;

/** Valid from 30 minutes before the start to the end of the visit, half-open. Source: api.md, till. */
export function validityOf({ start, end }: Pick<VoucherRule, 'start' | 'end'>): {
  readonly validFrom: Instant;
  readonly validUntil: Instant;
} {
  return { validFrom: start - earlyMinutes * minuteMs, validUntil: end };
}

export type RedeemRefusal =
  | { readonly reason: 'wrong-venue' }
  | { readonly reason: 'refunded' }
  | { readonly reason: 'revoked' }
  | { readonly reason: 'already-redeemed'; readonly usesLeft: number }
  | { readonly reason: 'expired' }
  | { readonly reason: 'group-open' }
  | { readonly reason: 'not-paid' }
  | { readonly reason: 'wrong-time'; readonly validFrom: Instant; readonly validUntil: Instant };

type Redeeming = {
  readonly voucher: { readonly rule: VoucherRule; readonly status: VoucherStatus; readonly usesLeft: number };
  readonly orderStatus: OrderStatus;
  /** Null where the voucher was bought alone. */
  readonly groupStatus: GroupStatus | null;
  /** The venue of the till; another merchant's code is not found before this is asked. */
  readonly venueId: string;
  readonly quantity: number;
  readonly now: Instant;
  /** A manager lets the guest in at another time; it is the only reason that can be overridden. */
  readonly override?: boolean;
};

/** What the till may do, and what the voucher page says before. Page: docs/rules/vouchers.md. */
export function mayRedeem(asked: Redeeming): Result<{ readonly usesLeft: number }, RedeemRefusal> {
  const { rule, usesLeft } = asked.voucher;
  if (asked.venueId !== rule.venueId) return refuse({ reason: 'wrong-venue' });
  const refusal = refusalOfVoucher(asked) ?? refusalOfOrder(asked);
  if (refusal) return refuse(refusal);
  const { validFrom, validUntil } = validityOf(rule);
  const isInTime = asked.now >= validFrom && asked.now < validUntil;
  if (!isInTime && !asked.override) return refuse({ reason: 'wrong-time', validFrom, validUntil });
  return accept({ usesLeft: usesLeft - asked.quantity });
}

function refusalOfVoucher({ voucher, quantity }: Redeeming): RedeemRefusal | null {
  switch (voucher.status) {
    case 'refunded':
    case 'revoked':
    case 'expired':
      return { reason: voucher.status };
    case 'redeemed':
      return { reason: 'already-redeemed', usesLeft: 0 };
    case 'issued':
      return voucher.usesLeft < quantity ? { reason: 'already-redeemed', usesLeft: voucher.usesLeft } : null;
  }
}

/** Redeemed needs a captured order and a tipped group. Source: rules.md d7. */
function refusalOfOrder({ orderStatus, groupStatus }: Redeeming): RedeemRefusal | null {
  if (orderStatus === 'refunded') return { reason: 'refunded' };
  if (groupStatus === 'open') return { reason: 'group-open' };
  return orderStatus === 'paid' || orderStatus === 'partly-refunded' ? null : { reason: 'not-paid' };
}
