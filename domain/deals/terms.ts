import type { BasisPoints, Minor } from '../money/money';
import type { Day, Instant, Weekday } from '../time/wall';

/** One painted block of the off-peak week. Minutes after midnight of the weekday it starts on; may pass 1440. */
export type OffPeakWindow = {
  readonly weekdays: readonly Weekday[];
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly offBps: BasisPoints;
  /** Places sold alone at this price per slot. */
  readonly seats: number;
};

/** From `members` on everybody pays the slot's off-peak price less `offBps`. */
export type Tier = { readonly members: number; readonly offBps: BasisPoints };

export type GroupTerms = {
  readonly threshold: number;
  readonly maximum: number;
  readonly tiers: readonly Tier[];
  /** How many people below the threshold it still goes ahead with where cards failed after it tipped; absent: no limit. */
  readonly tolerance?: number | undefined;
} & (
  | { readonly scope: 'slot'; readonly closesHoursBefore: number }
  | { readonly scope: 'deal'; readonly closesAt: Instant }
  | { readonly scope: 'team'; readonly closesAfterHours: number }
);

/** The one rule object of a deal: page, checkout, till and the plain-words summary all read it. A sold order keeps the terms it was sold under. */
export type DealTerms = {
  readonly salesFrom: Instant;
  readonly salesUntil: Instant;
  readonly visitFrom: Day;
  readonly visitUntil: Day;
  readonly offPeak: readonly OffPeakWindow[];
  readonly floorPriceMinor: Minor;
  readonly guardBps: BasisPoints;
  readonly group: GroupTerms | null;
  readonly limits: { readonly perPerson: number | null; readonly total: number | null };
  readonly cancelHoursBefore: number;
  readonly exclusions: readonly string[];
  /** What a guest who paid the full price is promised where the same time later costs less; the difference back unless said otherwise. */
  readonly fullPricePromise?: FullPricePromise | undefined;
};

export const fullPricePromises = ['money-back', 'no-drop'] as const;
export type FullPricePromise = (typeof fullPricePromises)[number];

export const dealStatuses = [
  'draft',
  'submitted',
  'asked',
  'refused',
  'approved',
  'live',
  'paused',
  'ended',
  'stopped',
] as const;
export type DealStatus = (typeof dealStatuses)[number];
