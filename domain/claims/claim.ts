import type { Moves } from '../kernel/moves';
import { accept, type Result, refuse } from '../kernel/result';
import type { Currency, Minor } from '../money/money';
import type { OrderStatus } from '../orders/order';
import { needsTwo } from '../refunds/two-people';
import type { Instant } from '../time/wall';
import { hourMs } from '../time/zone';
import { validityOf } from '../vouchers/redeem';

export const claimStatuses = ['open', 'contested', 'proposed', 'upheld', 'rejected', 'settled'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];
export const claimActs = ['contest', 'propose', 'uphold', 'reject', 'appeal', 'settle'] as const;
export type ClaimAct = (typeof claimActs)[number];
export const claimReasons = ['closed', 'turned-away', 'not-as-described', 'other'] as const;
export type ClaimReason = (typeof claimReasons)[number];

/**
 * What may happen to a claim. `proposed` waits for a second person, because the visit was had; `settled` ended by another
 * time. Page: docs/rules/guarantee.md. Source: rules.md d7; trust.md V3.
 */
export const claimMoves: Moves<ClaimStatus, ClaimAct> = {
  open: { contest: 'contested', propose: 'proposed', uphold: 'upheld', settle: 'settled' },
  contested: { propose: 'proposed', uphold: 'upheld', reject: 'rejected', settle: 'settled' },
  proposed: { uphold: 'upheld', reject: 'rejected' },
  rejected: { appeal: 'contested' },
  upheld: {},
  settled: {},
};

/** How long the merchant may be silent before the guest has won. */
export const answerHours = 24;
/** How long after the visit something may be claimed; points of the visit wait as long. Source: journeys.md C6. */
export const claimHours = 72;

/** How long a photo is kept after the last word on its claim: for an appeal, a bank's question, a complaint about us. */
export const photoKeptDays = 180;

/** When the photo of a claim that has come to this status is dropped; null where the claim goes on. */
export function photoUntil(status: ClaimStatus, at: Instant): Instant | null {
  const isOver = status === 'upheld' || status === 'rejected' || status === 'settled';
  return isOver ? at + photoKeptDays * 24 * hourMs : null;
}

export type ClaimRefusal =
  | { readonly reason: 'not-claimable'; readonly status: string }
  | { readonly reason: 'claim-too-early'; readonly from: Instant }
  | { readonly reason: 'claim-too-late'; readonly until: Instant };
type Visit = {
  readonly start: Instant;
  readonly endAt: Instant;
  readonly status: OrderStatus;
  readonly now: Instant;
  readonly isClaimed: boolean;
};

/** From half an hour before the visit to three days after it, once for an order that was paid. */
export function mayClaim({ start, endAt, status, now, isClaimed }: Visit): Result<null, ClaimRefusal> {
  if (isClaimed) return refuse({ reason: 'not-claimable', status: 'claimed already' });
  if (status !== 'paid') return refuse({ reason: 'not-claimable', status });
  const from = validityOf({ start, end: endAt }).validFrom;
  const until = claimUntil(endAt);
  if (now < from) return refuse({ reason: 'claim-too-early', from });
  return now < until ? accept(null) : refuse({ reason: 'claim-too-late', until });
}

export function claimUntil(endAt: Instant): Instant {
  return endAt + claimHours * hourMs;
}

/** The instant from which silence counts as a yes. */
export function answerUntil(openedAt: Instant): Instant {
  return openedAt + answerHours * hourMs;
}

export type Upholding = {
  readonly isVisited: boolean;
  /** A person of ours decides; a merchant's yes and the clock are rules. */
  readonly isDecided: boolean;
  readonly amountMinor: Minor;
  readonly currency: Currency;
};

/**
 * Money for a visit that was had goes back only when two agree, and so does a large sum that a moderator decides about;
 * the second is somebody else. Source: trust.md V3.
 */
export function nextForGuest({
  isVisited,
  isDecided,
  amountMinor,
  currency,
}: Upholding): 'uphold' | 'propose' {
  return isVisited || (isDecided && needsTwo(amountMinor, currency)) ? 'propose' : 'uphold';
}
