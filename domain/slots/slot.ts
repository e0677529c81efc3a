import type { BasisPoints, Minor } from '../money/money';
import type { Instant } from '../time/wall';

/** Places in use at one step of a venue: `taken` of all kinds (sold, held, reserved), `discounted` those of them at a deal's price. */
export type StepUse = { readonly at: Instant; readonly taken: number; readonly discounted: number };

/** Why a price is what it is, as data; words come later. */
export type PriceReason =
  | {
      readonly kind: 'off-peak';
      readonly weekday: number;
      readonly fromMinute: number;
      readonly untilMinute: number;
    }
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'guarded' }
  | { readonly kind: 'filling' }
  | { readonly kind: 'measured' }
  | { readonly kind: 'kept-for-full-price' }
  | { readonly kind: 'opened'; readonly openingId: string }
  | { readonly kind: 'deal-places-gone' };

/** One bookable start. Prices are for one package; places are seats, counted for the narrowest step of the visit. */
export type Slot = {
  readonly start: Instant;
  /** End of the visit, without clean-up. */
  readonly end: Instant;
  /** `2027-03-10T15:00` at the venue. */
  readonly local: string;
  readonly listPriceMinor: Minor;
  readonly priceMinor: Minor;
  readonly offBps: BasisPoints;
  /** Price of the first tier, or null where the slot takes no group. */
  readonly groupPriceMinor: Minor | null;
  readonly because: PriceReason;
  /** Places still sold alone at `priceMinor` when it is a deal's price; 0 otherwise. */
  readonly dealSeatsLeft: number;
  /** Places left at any price. */
  readonly seatsLeft: number;
};
