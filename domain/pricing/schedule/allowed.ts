import { endOfVisit } from '../../forecast/week-grid';
import { marginsOf, type VenueWeek } from './venue-week';

/** What the merchant's rules leave free: slots that may be discounted, and levels (index into levelsPct) that keep the floor. */
export type Allowed = { readonly slots: Uint8Array; readonly levels: readonly number[] };

export type Fill = {
  /** Expected share of places in use by ordinary guests, per slot. */
  readonly fill: ArrayLike<number>;
  /** Deal starts that Littlewood's rule leaves, per slot. */
  readonly quota: ArrayLike<number>;
};

/** allowed(j) of design 2c: open, not blacked out, places left for deals, and no slot the visit runs into fuller than the guard. */
export function allowedBy(venue: VenueWeek, { fill, quota }: Fill): Allowed {
  const { rules, capacity, grid } = venue;
  const slots = new Uint8Array(capacity.length);
  for (let slot = 0; slot < slots.length; slot += 1) {
    const open = (capacity[slot] ?? 0) > 0 && !rules.blackout[slot] && (quota[slot] ?? 0) > 0;
    slots[slot] = open && isQuiet({ slot, venue, fill }) ? 1 : 0;
  }
  keepLongEnough(slots, grid.slotsPerDay, rules.minWindowSlots);
  return { slots, levels: levelsAboveFloor(venue) };
}

function isQuiet({
  slot,
  venue,
  fill,
}: {
  slot: number;
  venue: VenueWeek;
  fill: ArrayLike<number>;
}): boolean {
  for (let at = slot; at < endOfVisit(slot, venue.visitSlots, venue.grid.slotsPerDay); at += 1) {
    if ((venue.capacity[at] ?? 0) > 0 && (fill[at] ?? 1) * 100 > venue.rules.maxFillPct) return false;
  }
  return true;
}

/** Levels whose contribution of a place stays at or above the merchant's floor, whoever takes it. */
export function levelsAboveFloor(venue: VenueWeek): number[] {
  const margins = marginsOf(venue);
  return venue.rules.levelsPct.flatMap((percent, level) => {
    if (level === 0 || !(percent > 0) || percent >= 100) return [];
    const least = Math.min(margins.newcomer[level] ?? -Infinity, margins.returning[level] ?? -Infinity);
    return least >= Math.max(0, venue.rules.minContributionMinor) ? [level] : [];
  });
}

/** Takes away runs shorter than the shortest window: no schedule could use them. */
function keepLongEnough(slots: Uint8Array, slotsPerDay: number, shortest: number): void {
  let run = 0;
  for (let slot = 0; slot <= slots.length; slot += 1) {
    const dayEnds = slot % slotsPerDay === 0;
    const goesOn = slot < slots.length && slots[slot] === 1;
    if (run > 0 && (dayEnds || !goesOn)) {
      if (run < shortest) slots.fill(0, slot - run, slot);
      run = 0;
    }
    if (goesOn) run += 1;
  }
}
