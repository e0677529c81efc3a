/**
 * Every "no" of the product, as data: the closed list. Its sentence is made in `components/words/refusals.ts`, its HTTP status
 * in `app/_web/statuses.ts`; both are exhaustive, so a new reason does not compile until somebody wrote them.
 * Money here is in minor units with its currency beside it; instants are epoch milliseconds.
 */
export type Refusal =
  // who asks
  | { reason: 'not-signed-in' }
  | { reason: 'bad-credentials' }
  | { reason: 'not-found' }
  | { reason: 'not-allowed' }
  // what is asked
  | { reason: 'malformed'; errors: readonly FieldError[] }
  | { reason: 'stale-version'; version: number }
  | { reason: 'wrong-status'; status: string }
  // the rules of a deal
  | { reason: 'below-floor'; priceMinor: number; floorPriceMinor: number; currency: string }
  | {
      reason: 'guarded-hour';
      hours: readonly { weekday: number; fromMinute: number; untilMinute: number }[];
      guardPercent: number;
    }
  | { reason: 'windows-overlap' }
  | { reason: 'window-empty' }
  | { reason: 'threshold-above-seats'; threshold: number; seats: number }
  | { reason: 'first-tier-not-threshold' }
  | { reason: 'tiers-not-growing' }
  | { reason: 'sales-window-empty' }
  | { reason: 'visit-window-empty' }
  | { reason: 'not-submittable'; reasons: readonly Refusal[] }
  | { reason: 'finding-blocks'; finding: string; message: string }
  | { reason: 'merchant-not-verified' }
  | { reason: 'capacity-below-taken'; taken: number }
  | { reason: 'visits-sold'; visits: number }
  | { reason: 'hours-empty' }
  | { reason: 'package-of-another-venue' }
  // buying
  | { reason: 'sold-out'; left: number }
  | { reason: 'price-changed'; price: { amount: number; currency: string } }
  | { reason: 'group-not-open-yet'; opensAt: number }
  | { reason: 'no-group-here' }
  | { reason: 'slot-past' }
  | { reason: 'slot-closed' }
  | { reason: 'deal-not-live' }
  | { reason: 'group-closed' }
  | { reason: 'already-in-group' }
  | { reason: 'already-pledged' }
  /** A waiting list takes everybody once, and nobody who can buy what they wait for. */
  | { reason: 'already-waiting' }
  | { reason: 'not-full'; price: { amount: number; currency: string } }
  | { reason: 'ceiling-below-price'; price: { amount: number; currency: string } }
  | { reason: 'per-person-limit'; limit: number }
  | { reason: 'own-deal' }
  | { reason: 'means-not-enough'; kind: 'points' | 'gift' | 'balance' }
  | { reason: 'means-above-limit' }
  | { reason: 'card-only' }
  /** The means cannot be held; the buyer has not agreed to have the price taken at once. */
  | { reason: 'cannot-be-held' }
  /** Only a means that can be held will do here. */
  | { reason: 'needs-hold' }
  | { reason: 'wallet-full'; limitMinor: number; currency: string }
  | { reason: 'payment-declined'; because: string }
  | { reason: 'payment-unreachable' }
  | { reason: 'email-missing' }
  | { reason: 'hold-expired' }
  | { reason: 'hold-extended-already' }
  | { reason: 'quantity-of-group' }
  // after the purchase
  | { reason: 'too-late-to-cancel'; until: number }
  | { reason: 'already-cancelled' }
  | { reason: 'not-cancellable'; status: string }
  | { reason: 'too-late-to-reschedule'; until: number }
  | { reason: 'not-reschedulable'; status: string }
  | { reason: 'payment-missing'; differenceMinor: number }
  | { reason: 'not-claimable'; status: string }
  | { reason: 'claim-too-early'; from: number }
  | { reason: 'claim-too-late'; until: number }
  | { reason: 'answer-too-late'; until: number }
  | { reason: 'needs-another-person' }
  | { reason: 'nothing-to-mend' }
  | { reason: 'photo-unreadable' }
  | { reason: 'photo-too-large' }
  // the till
  | { reason: 'no-such-voucher' }
  | { reason: 'code-turned' }
  | { reason: 'already-redeemed'; firstRedeemedAt: number; firstDevice: string }
  | { reason: 'wrong-time'; windows: readonly { from: number; until: number }[]; timeZone: string }
  | { reason: 'wrong-venue' }
  | { reason: 'group-open' }
  | { reason: 'not-paid' }
  | { reason: 'refunded' }
  | { reason: 'expired' }
  | { reason: 'fewer-uses-left'; usesLeft: number }
  | { reason: 'undo-too-late'; until: number }
  | { reason: 'already-undone' }
  // the door
  | { reason: 'idempotency-key-missing' }
  | { reason: 'idempotency-key-malformed' }
  | { reason: 'idempotency-key-reused' }
  | { reason: 'idempotency-key-in-use' }
  | { reason: 'origin-not-ours' }
  | { reason: 'bad-signature' }
  | { reason: 'too-large'; limitBytes: number }
  | { reason: 'unsupported-media-type' }
  | { reason: 'too-many-requests'; retryAfterSeconds: number }
  /** `before`: how many go before them who was sent away and has a place in the queue. */
  | { reason: 'busy'; retryAfterSeconds: number; before?: number };

export type FieldError = { readonly path: string; readonly code: string; readonly message: string };
