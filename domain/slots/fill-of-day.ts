import type { Day, Instant } from '../time/wall';
import { expectedSeatsAt } from '../venues/busyness';
import { busynessOn } from '../venues/calendar';
import { startsOf } from '../venues/opening';
import type { Busyness, Venue } from '../venues/venue';
import type { StepUse } from './slot';

/** An open hour of one day: the most places taken at any of its steps, and how many a normal week takes. */
export type HourFill = {
  /** `2027-03-10T15:00` at the venue. */
  readonly local: string;
  readonly taken: number;
  readonly discounted: number;
  /** Null where nothing is known of the hour. */
  readonly expected: number | null;
};
type Asked = {
  readonly venue: Venue;
  readonly busyness: Busyness;
  readonly day: Day;
  readonly uses: ReadonlyMap<Instant, StepUse>;
};

/** How full a day is against what the calendar makes of a normal week, hour by hour; closed hours are absent. */
export function fillOfDay({ venue, busyness: ordinary, day, uses }: Asked): HourFill[] {
  const busyness = busynessOn(ordinary, venue, day);
  const hours = new Map<string, HourFill>();
  for (const { start, local, weekday, minute } of startsOf(venue, day, venue.stepMinutes)) {
    const hour = `${local.slice(0, 13)}:00`;
    const before = hours.get(hour);
    const use = uses.get(start);
    hours.set(hour, {
      local: hour,
      taken: Math.max(before?.taken ?? 0, use?.taken ?? 0),
      discounted: Math.max(before?.discounted ?? 0, use?.discounted ?? 0),
      expected: more(before?.expected ?? null, expectedSeatsAt(busyness, weekday, minute)),
    });
  }
  return [...hours.values()];
}

function more(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
