import type { Day, Instant, WeekWindow, Zone } from '../time/wall';

export const stepSizes = [15, 30, 60] as const;
export type StepMinutes = (typeof stepSizes)[number];

/** A closure hides the slots it touches; sold visits inside stay sold and need a remedy. */
export type Closure = { readonly from: Instant; readonly until: Instant; readonly reason: string };

/** What the rules need to know of a venue. `seats` is the capacity per instant, in places. */
export type Venue = {
  readonly timeZone: Zone;
  readonly stepMinutes: StepMinutes;
  readonly seats: number;
  readonly hours: readonly WeekWindow[];
  readonly closures: readonly Closure[];
  /** Times for which the owner took the guard away, on the record. */
  readonly guardLifts?: readonly GuardLift[] | undefined;
  /** Weeks left without deals, so that their effect can be told; null where the venue does not take part. */
  readonly measuring?: Measuring | null | undefined;
};

/** Starts in `[from, until)` are discounted whatever the forecast says. */
export type GuardLift = {
  readonly from: Instant;
  readonly until: Instant;
  readonly reason: string;
  /** What it was expected to cost when the owner decided [minor units]. */
  readonly costMinor: number;
  readonly liftedBy: string;
  readonly liftedAt: Instant;
};

/** The seed that draws the weeks, from the first Monday on and until the Monday it was stopped for. */
export type Measuring = {
  readonly seed: string;
  readonly venueId: string;
  readonly shareBps: number;
  readonly fromMonday: Day;
  readonly untilMonday: Day | null;
};

/** Places in use in an ordinary week, as the merchant stated it or as measured. No row for an hour means nothing is known of it. */
export type BusyWindow = WeekWindow & { readonly expectedSeats: number };
export type Busyness = readonly BusyWindow[];
