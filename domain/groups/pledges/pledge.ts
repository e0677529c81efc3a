import type { Instant } from '../../time/wall';

/** Somebody who comes at whichever of these hours works out, the best liked first. */
export type Pledge = { readonly id: string; readonly starts: readonly Instant[] };

/** An hour whose group pledges may fill. */
export type OpenHour = {
  readonly start: Instant;
  /** People still missing for its group to tip; 0 where it has tipped. */
  readonly missing: number;
  /** People its group still takes. */
  readonly room: number;
};

/** Pledges and hours come earliest first; that is the order in which they are preferred. */
export type PledgesAsked = {
  readonly pledges: readonly Pledge[];
  readonly hours: readonly OpenHour[];
  /** Pairs of hours that share seats, so that only one of the two takes pledges. */
  readonly rivals?: readonly (readonly [Instant, Instant])[];
};

export type Assigned = {
  /** The hour each pledge got; who is not in it got none. */
  readonly startOf: ReadonlyMap<string, Instant>;
  /** Hours whose group tips by it. */
  readonly tips: readonly Instant[];
  /** Groups that would tip if everybody simply got the hour they like best. */
  readonly tipsByFirstChoice: number;
  /** False beyond the sizes for which every choice of hours is tried. */
  readonly isExact: boolean;
};
