import { countSize } from '../baseline/baseline';
import { stillToCome } from './band';

const hourMs = 3_600_000;

/**
 * Share of bookings that are on hand so many hours before the visit, linear in between.
 * Source: 56,176 reservations of restaurants, 2016-17; shared data, demand/restaurant_reservations.
 */
const onHand: readonly (readonly [hours: number, share: number])[] = [
  [0, 1],
  [1, 0.92],
  [3, 0.81],
  [6, 0.74],
  [24, 0.63],
  [48, 0.52],
  [72, 0.44],
  [168, 0.27],
  [336, 0.14],
  [504, 0.08],
  [1008, 0],
];

export function bookedShare(leadMs: number): number {
  const hours = leadMs / hourMs;
  if (hours <= 0) return 1;
  const next = onHand.findIndex(([mark]) => mark >= hours);
  const [above, below] = [onHand[next], onHand[next - 1]];
  if (!above || !below) return 0;
  const way = (hours - below[0]) / (above[0] - below[0]);
  return below[1] + way * (above[1] - below[1]);
}

/** One future step: places an ordinary week takes there (NaN where nobody knows), places booked at full price, time until then. */
export type StepAhead = { readonly ordinary: number; readonly booked: number; readonly leadMs: number };

/**
 * Ordinary places expected in the end, with the bookings on hand. They only ever raise the ordinary week: guests of a venue
 * book elsewhere too, so few bookings here say little, while many say that the hour fills up. Page: docs/rules/forecast.md.
 */
export function expectedPlaces(step: StepAhead): number {
  if (Number.isNaN(step.ordinary)) return step.booked > 0 ? step.booked : Number.NaN;
  return Math.max(step.ordinary, step.booked + placesToCome(step));
}

/** Full-price places still to be asked for beside those on hand. */
export function placesToCome({ ordinary, booked, leadMs }: StepAhead): number {
  if (!(ordinary > 0)) return 0;
  return stillToCome({
    mean: ordinary,
    size: countSize,
    booked,
    bookedShare: bookedShare(leadMs),
  }).mean;
}
