import { type BasisPoints, basisPoints } from '../money/money';
import type { Instant, Zone } from '../time/wall';
import { wallAt } from '../time/zone';
import { expectedSeatsAt } from '../venues/busyness';
import type { Busyness } from '../venues/venue';

type Hours = { readonly seats: number; readonly timeZone: Zone; readonly busyness: Busyness };

/** How full the hour of a visit ordinarily is, as a share of the capacity; null where nobody knows. */
export function expectedFillAt({ seats, timeZone, busyness }: Hours, start: Instant): BasisPoints | null {
  const { weekday, minute } = wallAt(start, timeZone);
  const expected = expectedSeatsAt(busyness, weekday, minute);
  if (expected === null || seats === 0) return null;
  return basisPoints(Math.min(10_000, Math.round((expected * 10_000) / seats)));
}
