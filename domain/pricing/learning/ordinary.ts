import { type Baseline, estimateBaseline } from '../../forecast/baseline/baseline';
import { occupancyOf } from '../../forecast/week-grid';
import type { Reach } from '../schedule/reach';
import type { VenueWeek } from '../schedule/venue-week';
import { homesOf, type PastWeek } from './evidence';

export type Ordinary = {
  readonly baseline: Baseline;
  readonly occupied: Float64Array;
  /** Expected share of places in use without deals. */
  readonly fill: Float64Array;
};

/** Deal-free demand of a venue, from past weeks and only from slots that no discount was near. */
export function ordinaryOf(
  venue: VenueWeek,
  history: readonly PastWeek[],
  known: { reach: Reach; profile: ArrayLike<number> | null },
): Ordinary {
  const baseline = estimateBaseline({
    weeks: history.map((week) => ({
      starts: week.fullPrice,
      full: week.soldOut,
      usable: usableSlots(week, known.reach),
    })),
    capacity: venue.capacity,
    slotsPerDay: venue.grid.slotsPerDay,
    tradeProfile: known.profile,
  });
  const occupied = occupancyOf(baseline.mean, venue.visitSlots, venue.grid.slotsPerDay);
  const fill = occupied.map((places, slot) =>
    (venue.capacity[slot] ?? 0) > 0 ? places / (venue.capacity[slot] ?? 1) : 0,
  );
  return { baseline, occupied, fill };
}

function usableSlots(week: PastWeek, reach: Reach): Uint8Array {
  const usable = new Uint8Array(reach.slots).fill(1);
  const discounted: number[] = [];
  for (let slot = 0; slot < reach.slots; slot += 1) if ((week.level[slot] ?? 0) > 0) discounted.push(slot);
  if (discounted.length > 0) for (const home of homesOf(Int32Array.from(discounted), reach)) usable[home] = 0;
  return usable;
}
