import { chanceAbove, logChanceOf } from '../../forecast/chance/counts';
import { endOfVisit } from '../../forecast/week-grid';
import { marginsOf, type VenueWeek } from './venue-week';

/** Size of the negative binomial of full-price demand in one slot (design 2c, step 3). */
const demandSize = 8;

/**
 * Littlewood's rule for a negative binomial demand: y = min{ y : P(D > y) ≤ m_d / m_0 } places are kept for guests at full price.
 * K. Littlewood 1972; counts vary more than Poisson here, because a whole day can be busy.
 */
export function protectedPlaces(mean: number, ratio: number, capacity: number): number {
  if (ratio >= 1 || mean <= 0) return 0;
  const step = mean / (demandSize + mean);
  let exactly = Math.exp(logChanceOf(0, mean, demandSize));
  let above = 1;
  for (let places = 0; places <= capacity; places += 1) {
    above -= exactly;
    if (above <= ratio) return places;
    exactly *= ((places + demandSize) * step) / (places + 1);
  }
  return capacity;
}

/** q_j = floor(min over the visit of (C_t − y_t) / visit length): deal starts per slot where every slot may start some. */
export function quotas(venue: VenueWeek, occupied: ArrayLike<number>, level: number): Int32Array {
  return roomAlone(venue, occupied, level).map((places) => Math.floor(places / venue.visitSlots));
}

/** The same for a schedule: each slot sells what the rule leaves at the level published there, none where there is no deal. */
export function quotasOf(venue: VenueWeek, occupied: ArrayLike<number>, published: Uint8Array): Int32Array {
  const quota = new Int32Array(published.length);
  for (const level of new Set(published.filter((at) => at > 0))) {
    for (const [slot, places] of quotas(venue, occupied, level).entries())
      if (published[slot] === level) quota[slot] = places;
  }
  return quota;
}

/** min over the visit of C_t − y_t: places for deals at each slot if no other slot sells any. */
export function roomAlone(venue: VenueWeek, occupied: ArrayLike<number>, level: number): Int32Array {
  const margins = marginsOf(venue);
  const deal = Math.min(margins.newcomer[level] ?? 0, margins.returning[level] ?? 0);
  const ratio = margins.full > 0 ? Math.max(0, deal / margins.full) : 0;
  const free = Int32Array.from({ length: venue.capacity.length }, (_, slot) => {
    const capacity = Math.floor(venue.capacity[slot] ?? 0);
    return capacity <= 0 ? 0 : capacity - protectedPlaces(occupied[slot] ?? 0, ratio, capacity);
  });
  return free.map((own, slot) => {
    let least = own;
    for (let at = slot; at < endOfVisit(slot, venue.visitSlots, venue.grid.slotsPerDay); at += 1) {
      if ((venue.capacity[at] ?? 0) > 0) least = Math.min(least, free[at] ?? 0);
    }
    return Math.max(0, least);
  });
}

/** P(N ≥ C) per slot: how likely a slot is full without deals; none where it is closed. */
export function chancesOfFull(venue: VenueWeek, occupied: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: venue.capacity.length }, (_, slot) => {
    const capacity = Math.floor(venue.capacity[slot] ?? 0);
    return capacity <= 0 ? 0 : chanceAbove(capacity - 1, occupied[slot] ?? 0, demandSize);
  });
}

/** What a place taken in a slot costs in guests who then find it full: contribution × P(N ≥ C), summed over the visit [minor/place]. */
export function placeCharges(venue: VenueWeek, ofFull: Float64Array, share: number): Float64Array {
  const { full } = marginsOf(venue);
  const perSlot = ofFull.map((chance) => (full * share * chance) / venue.visitSlots);
  return perSlot.map((_, slot) => {
    let sum = 0;
    for (let at = slot; at < endOfVisit(slot, venue.visitSlots, venue.grid.slotsPerDay); at += 1)
      sum += perSlot[at] ?? 0;
    return sum;
  });
}
