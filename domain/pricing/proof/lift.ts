import { type Effect, effectOf } from './effect';

/** What one venue took in one week: in the hours of the window and in the hours around them. */
export type ProofWeek = {
  readonly venueId: string;
  /** False in a held-out week. */
  readonly on: boolean;
  readonly seats: number;
  readonly contributionMinor: number;
  readonly neighbourSeats: number;
  readonly neighbourContributionMinor: number;
};

export type Proof =
  | { readonly verdict: 'not-enough-data'; readonly weeksOn: number; readonly weeksOff: number }
  | {
      /** `open`: the interval still contains zero, so nothing may be claimed yet. */
      readonly verdict: 'pays' | 'costs' | 'open';
      readonly seats: Effect;
      readonly neighbourSeats: Effect;
      readonly netSeats: Effect;
      /** Contribution of window and neighbours together [minor units/week]: what the verdict is about. */
      readonly contribution: Effect;
      /** Lift of the window's seats as a share of the weeks without, and how much of it the neighbours lost. */
      readonly liftShare: number | null;
      readonly shiftedShare: number | null;
    };

/** Whether the deal paid: the window with its neighbours, week against held-out week. Promise: docs/rules/forecast.md, "Proof". */
export function proofOf(weeks: readonly ProofWeek[]): Proof {
  const measure = (value: (week: ProofWeek) => number) =>
    effectOf(weeks.map((week) => ({ venueId: week.venueId, on: week.on, value: value(week) })));
  const seats = measure((week) => week.seats);
  const neighbourSeats = measure((week) => week.neighbourSeats);
  const netSeats = measure((week) => week.seats + week.neighbourSeats);
  const contribution = measure((week) => week.contributionMinor + week.neighbourContributionMinor);
  if (!seats || !neighbourSeats || !netSeats || !contribution) {
    const weeksOn = weeks.filter((week) => week.on).length;
    return { verdict: 'not-enough-data', weeksOn, weeksOff: weeks.length - weeksOn };
  }
  return {
    verdict: verdictOf(contribution),
    seats,
    neighbourSeats,
    netSeats,
    contribution,
    liftShare: seats.without > 0 ? seats.difference / seats.without : null,
    shiftedShare: seats.difference > 0 ? Math.max(0, -neighbourSeats.difference / seats.difference) : null,
  };
}

function verdictOf(effect: Effect): 'pays' | 'costs' | 'open' {
  if (effect.low > 0) return 'pays';
  return effect.high < 0 ? 'costs' : 'open';
}
