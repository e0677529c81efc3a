import type { Moves } from '../kernel/moves';
import { type BasisPoints, basisPoints, type Minor, minor, plus, shareOf } from '../money/money';

/** Money under way to a merchant's bank. `closed`: the day brought nothing to transfer. Source: rules.md d7, Payout. */
export const payoutStatuses = ['closed', 'scheduled', 'sent', 'settled', 'refused', 'returned'] as const;
export type PayoutStatus = (typeof payoutStatuses)[number];
export type PayoutAct = 'send' | 'refuse' | 'settle' | 'return' | 'retry';

export const payoutMoves: Moves<PayoutStatus, PayoutAct> = {
  closed: {},
  scheduled: { send: 'sent', refuse: 'refused' },
  sent: { settle: 'settled', return: 'returned' },
  settled: {},
  refused: { retry: 'scheduled' },
  returned: { retry: 'scheduled' },
};

/** Why an amount stands on a statement. The first five are events of the ledger, the others belong to the payout. */
export const lineKinds = [
  'redeemed',
  'redemption-undone',
  'refund-approved',
  'adjusted',
  'reserve-released',
  'reserve-held',
  'carried-in',
  'carried-out',
] as const;
export type LineKind = (typeof lineKinds)[number];
/** What a merchant earned or gave back, not yet on a statement. */
export const claimedKinds = [
  'redeemed',
  'redemption-undone',
  'refund-approved',
  'adjusted',
  'reserve-released',
] as const;
export type ClaimedKind = (typeof claimedKinds)[number];

/** A reserve covers refunds that may come: never most of what was earned, and not for ever. Source: features.md A10. */
export const mostReserve = basisPoints(5000);
export const longestReserveDays = 180;

export type Closing = {
  /** What is transferred: never below zero. */
  readonly amountMinor: Minor;
  readonly reserveMinor: Minor;
  /** What is still owed to us and taken from the next day. */
  readonly carriedOutMinor: Minor;
};

type ClosedLine = { readonly kind: LineKind; readonly amountMinor: number };

/**
 * What becomes of a day whose lines add up to this: above zero it is transferred, less the reserve; below zero nothing
 * is, and the next day begins with it. A reserve that was released is not held back a second time.
 */
export function closingOf(lines: readonly ClosedLine[], reserve: BasisPoints): Closing {
  const sum = sumOf(lines);
  const fresh = sumOf(lines.filter(({ kind }) => kind !== 'reserve-released'));
  if (sum <= 0) return { amountMinor: minor(0), reserveMinor: minor(0), carriedOutMinor: minor(0 - sum) };
  const reserveMinor = shareOf(minor(Math.max(0, Math.min(sum, fresh))), reserve);
  return { amountMinor: minor(sum - reserveMinor), reserveMinor, carriedOutMinor: minor(0) };
}

function sumOf(lines: readonly ClosedLine[]): Minor {
  return plus(...lines.map(({ amountMinor }) => minor(amountMinor)));
}
