import type { Instant, WeekWindow, Zone } from '../time/wall';

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
};

/** Places in use in an ordinary week, as the merchant stated it or as measured. No row for an hour means nothing is known of it. */
export type BusyWindow = WeekWindow & { readonly expectedSeats: number };
export type Busyness = readonly BusyWindow[];
