import type { Instant } from '../time/wall';
import type { StepUse } from './slot';

/** What is in use at each step of a venue; a step without an entry is empty. */
export type Uses = ReadonlyMap<Instant, StepUse>;
export type SeatsAsked = {
  readonly capacity: number;
  readonly uses: Uses;
  readonly steps: readonly Instant[];
};

/** Places left at any price: those of the narrowest step of the visit. Source: trust.md S1. */
export function seatsLeft({ capacity, uses, steps }: SeatsAsked): number {
  return narrowest(steps, (at) => capacity - (uses.get(at)?.taken ?? 0));
}

/**
 * Places that may still go at a discount: at no step may discounted places, alone and in groups together, pass
 * capacity less the places protected there for full-price guests, nor all places pass capacity. Source: rules.md d7.
 */
export function discountedSeatsLeft(
  asked: SeatsAsked & { readonly protectedByStep: readonly number[] },
): number {
  const { capacity, uses, steps, protectedByStep } = asked;
  return narrowest(steps, (at, index) => {
    const use = uses.get(at);
    const allowed = capacity - (protectedByStep[index] ?? 0) - (use?.discounted ?? 0);
    return Math.min(allowed, capacity - (use?.taken ?? 0));
  });
}

function narrowest(steps: readonly Instant[], leftAt: (at: Instant, index: number) => number): number {
  const least = steps.reduce(
    (left, at, index) => Math.min(left, leftAt(at, index)),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(least) ? Math.max(0, least) : 0;
}
