import type { Day, Instant, Weekday, WeekWindow, Zone } from '../time/wall';

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
  /** Days of the calendar that are not like their weekday. */
  readonly specialDays?: readonly SpecialDay[] | undefined;
  /** How busy each month is beside the ordinary week, January first; null where no history is long enough to tell. */
  readonly season?: readonly number[] | null | undefined;
};

/** A day of the calendar that is not like its weekday: a holiday, a fair, a match. Page: docs/rules/forecast.md, "The calendar". */
export type SpecialDay = {
  readonly day: Day;
  readonly name: string;
  /** The weekday whose ordinary hours it takes; null: its own. */
  readonly like: Weekday | null;
  /** How busy beside those hours, as the merchant said: 1 as busy. */
  readonly said: number;
  /** The same, with what past days of this name were like. */
  readonly share: number;
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
