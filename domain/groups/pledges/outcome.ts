import type { Instant } from '../../time/wall';

/** Why an hour did not come about for a pledge. */
export type NoHour = {
  readonly start: Instant;
  readonly because: 'too-few' | 'full' | 'too-dear' | 'closed' | 'already-in';
  /** People the group was short of, where that was the reason. */
  readonly missing: number;
};

/** What became of a pledge, as data; the words are made in `components/words`. */
export type PledgeOutcome =
  | {
      readonly kind: 'assigned';
      readonly start: Instant;
      /** 1 for the hour liked best. */
      readonly choice: number;
      /** Groups that went ahead by this round, and how many would have if everybody got their first hour. */
      readonly tips: number;
      readonly tipsByFirstChoice: number;
      readonly pledges: number;
    }
  | { readonly kind: 'replacement'; readonly start: Instant }
  | { readonly kind: 'none'; readonly hours: readonly NoHour[] };
