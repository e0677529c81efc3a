import type { Currency, Minor } from '../money/money';

/** Of what the money is. */
export type Sale = { readonly orderId: string; readonly merchantId: string; readonly currency: Currency };
/** A merchant's money that belongs to no single order. */
export type Owed = { readonly merchantId: string; readonly currency: Currency };

/** What a buyer pays with, and is given back. For points `amountMinor` is what they are worth, which we pay the merchant. */
export type Means =
  | { readonly kind: 'card' }
  /** Back to an account the buyer named, out of what lies at the provider. */
  | { readonly kind: 'transfer' }
  | { readonly kind: 'balance'; readonly personId: string }
  | { readonly kind: 'points'; readonly personId: string; readonly points: number };

/** Whose money a refund is: of a visit not had; of one that was had, with our fee and the tax in it; our own. */
export type RefundFrom =
  | { readonly kind: 'unused' }
  | {
      readonly kind: 'visited';
      /** What of it still waits for a visit, where only a part was had. */
      readonly unusedMinor: Minor;
      readonly feeMinor: Minor;
      readonly taxMinor: Minor;
    }
  | { readonly kind: 'platform' };

/** `key` is the id of what happened: an act at the provider, a redemption, a payout. The same one twice is booked once. */
type Paying = {
  readonly key: string;
  readonly sale: Sale;
  readonly means: Means;
  readonly amountMinor: Minor;
};
type Disputed = { readonly key: string; readonly sale: Sale; readonly amountMinor: Minor };
type Visit = {
  readonly key: string;
  readonly sale: Sale;
  /** What the guest paid for this visit; fee and tax are parts of it. */
  readonly amountMinor: Minor;
  readonly feeMinor: Minor;
  readonly taxMinor: Minor;
};
type Payout = {
  readonly key: string;
  readonly owed: Owed;
  /** What is transferred, and how much of it is tax. */
  readonly amountMinor: Minor;
  readonly taxMinor: Minor;
};
type Reserve = { readonly key: string; readonly owed: Owed; readonly amountMinor: Minor };

/**
 * Everything that moves money. Amounts are in minor units and above zero, or zero where nothing moves; only an
 * adjustment has a sign.
 */
export type MoneyEvent =
  // A buyer pays: held, then taken, no more than was held.
  | ({ readonly kind: 'authorised' } & Paying)
  /** `authorised` is the key of the hold; null where the money was taken without one. */
  | ({ readonly kind: 'captured'; readonly authorised: string | null } & Paying)
  // A buyer is given back: owed from the approval on, until each means has it again.
  | {
      readonly kind: 'refund-approved';
      readonly key: string;
      readonly sale: Sale;
      readonly amountMinor: Minor;
      readonly from: RefundFrom;
    }
  | ({ readonly kind: 'refunded' } & Paying)
  /** The provider said done and took it back. */
  | ({ readonly kind: 'refund-returned' } & Paying)
  // A bank takes money back, for a while or for good.
  | ({ readonly kind: 'taken-back' } & Disputed)
  | ({ readonly kind: 'come-again' } & Disputed)
  /** For good: out of the guests' money where the visit was not had, else out of our own pocket. */
  | ({ readonly kind: 'dispute-lost'; readonly isVisited: boolean } & Disputed)
  // A visit.
  | ({ readonly kind: 'redeemed' } & Visit)
  | ({ readonly kind: 'redemption-undone' } & Visit)
  // A merchant is owed.
  /** Above zero we pay the merchant, below zero the merchant pays us. */
  | { readonly kind: 'adjusted'; readonly key: string; readonly owed: Owed; readonly amountMinor: Minor }
  | ({ readonly kind: 'reserve-held' } & Reserve)
  | ({ readonly kind: 'reserve-released' } & Reserve)
  | ({ readonly kind: 'payout-started' } & Payout)
  | ({ readonly kind: 'payout-settled' } & Payout)
  | ({ readonly kind: 'payout-returned' } & Payout)
  // A buyer's balance and points.
  | ({ readonly kind: 'balance-credited'; readonly from: 'card' | 'promotion' } & Member)
  /** A promotional balance that ran out. */
  | ({ readonly kind: 'balance-expired' } & Member)
  | {
      readonly kind: 'points-earned';
      readonly key: string;
      readonly personId: string;
      readonly points: number;
    }
  /** Run out, or taken back with the order that earned them. */
  | {
      readonly kind: 'points-ended';
      readonly key: string;
      readonly personId: string;
      readonly points: number;
    };

type Member = {
  readonly key: string;
  readonly personId: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
};

/** How a promise ends: kept or let go. `key` is that of the event that promised. */
export type Ending = { readonly kind: EndingKind; readonly key: string };
export type EndingKind = 'voided' | 'payout-sent' | 'payout-failed';
