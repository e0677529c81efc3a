import type { Instant } from '../time/wall';
import { minuteMs } from '../time/zone';

type Occupied = { readonly start: Instant; readonly minutes: number; readonly stepMinutes: number };

/** Every step that a visit and its clean-up cover; what is occupied is rounded up to whole steps: 75 minutes take five of 15. Source: journeys.md, fixture. */
export function visitSteps({ start, minutes, stepMinutes }: Occupied): Instant[] {
  const count = stepCount(minutes, stepMinutes);
  return Array.from({ length: count }, (_, index) => start + index * stepMinutes * minuteMs);
}

export function stepCount(minutes: number, stepMinutes: number): number {
  return Math.max(1, Math.ceil(minutes / stepMinutes));
}
