import { type Baseline, estimateBaseline } from '../../forecast/baseline/baseline';
import { occupancyOf } from '../../forecast/week-grid';
import type { Reach } from '../schedule/reach';
import type { VenueWeek } from '../schedule/venue-week';
import { hasDiscount, homesOf, type PastWeek } from './evidence';
import { type Hours, onSlots } from './hours';

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

type Known = {
  readonly profile: ArrayLike<number> | null;
  /** The same weeks by blocks, and what guests consider there. */
  readonly hours: Hours;
  readonly reach: Reach;
  readonly past: readonly PastWeek[];
};

/** Deal-free demand of a venue, from past weeks and only from slots that no discount was near. */
export function ordinaryOf(
  venue: VenueWeek,
  history: readonly PastWeek[],
  { profile, hours, reach, past }: Known,
): Ordinary {
  const everywhere = new Uint8Array(venue.capacity.length).fill(1);
  const baseline = estimateBaseline({
    weeks: history.map((week, index) => ({
      starts: week.fullPrice,
      full: week.soldOut,
      usable:
        past[index] && hasDiscount(week) ? onSlots(hours, usableBlocks(past[index], reach)) : everywhere,
    })),
    capacity: venue.capacity,
    slotsPerDay: venue.grid.slotsPerDay,
    tradeProfile: profile,
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

function usableBlocks(week: PastWeek, reach: Reach): Uint8Array {
  const usable = new Uint8Array(reach.slots).fill(1);
  const discounted: number[] = [];
  for (let slot = 0; slot < reach.slots; slot += 1) if ((week.level[slot] ?? 0) > 0) discounted.push(slot);
  for (const home of homesOf(Int32Array.from(discounted), reach)) usable[home] = 0;
  return usable;
}
