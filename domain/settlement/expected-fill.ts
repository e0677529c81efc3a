import { type BasisPoints, basisPoints } from '../money/money';
import type { Instant, Zone } from '../time/wall';
import { wallAt } from '../time/zone';
import { expectedSeatsAt } from '../venues/busyness';
import { busynessOn, type Calendar } from '../venues/calendar';
import type { Busyness } from '../venues/venue';

type Hours = Calendar & { readonly timeZone: Zone; readonly busyness: Busyness };

/** How full the hour of a visit ordinarily is, as a share of the capacity; null where nobody knows. */
export function expectedFillAt(venue: Hours, start: Instant): BasisPoints | null {
  const { seats } = venue;
  const { day, weekday, minute } = wallAt(start, venue.timeZone);
  const expected = expectedSeatsAt(busynessOn(venue.busyness, venue, day), weekday, minute);
  if (expected === null || seats === 0) return null;
  return basisPoints(Math.min(10_000, Math.round((expected * 10_000) / seats)));
}
