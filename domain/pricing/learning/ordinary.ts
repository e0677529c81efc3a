import { type Baseline, estimateBaseline } from '../../forecast/baseline/baseline';
import { occupancyOf } from '../../forecast/week-grid';
import type { Reach } from '../schedule/reach';
import type { VenueWeek } from '../schedule/venue-week';
import { hasDiscount, homesOf, type PastWeek } from './evidence';

export type Ordinary = {
  readonly baseline: Baseline;
  readonly occupied: Float64Array;
  /** Expected share of places in use without deals. */
  readonly fill: Float64Array;
  /** The same, but never far below what was counted in weeks without any deal: what the guard looks at. */
  readonly guardedFill: Float64Array;
};

/** How far a shrunk forecast may lie below the plain average of deal-free weeks before the average counts [share of capacity]. */
const shrinkAtMost = 0.08;

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
  return { baseline, occupied, fill, guardedFill: guarded(venue, history, fill) };
}

function guarded(venue: VenueWeek, history: readonly PastWeek[], fill: Float64Array): Float64Array {
  const plain = history.filter((week) => !hasDiscount(week));
  if (plain.length === 0) return fill;
  const starts = new Float64Array(fill.length);
  for (const week of plain) {
    for (let slot = 0; slot < starts.length; slot += 1) {
      starts[slot] = (starts[slot] ?? 0) + Math.max(0, week.fullPrice[slot] ?? 0) / plain.length;
    }
  }
  const counted = occupancyOf(starts, venue.visitSlots, venue.grid.slotsPerDay);
  return fill.map((share, slot) => {
    const capacity = venue.capacity[slot] ?? 0;
    return capacity > 0 ? Math.max(share, (counted[slot] ?? 0) / capacity - shrinkAtMost) : share;
  });
}

function usableSlots(week: PastWeek, reach: Reach): Uint8Array {
  const usable = new Uint8Array(reach.slots).fill(1);
  const discounted: number[] = [];
  for (let slot = 0; slot < reach.slots; slot += 1) if ((week.level[slot] ?? 0) > 0) discounted.push(slot);
  if (discounted.length > 0) for (const home of homesOf(Int32Array.from(discounted), reach)) usable[home] = 0;
  return usable;
}
