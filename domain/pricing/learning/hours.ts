import type { WeekGrid } from '../../forecast/week-grid';
import type { Allowed } from '../schedule/allowed';
import type { VenueWeek } from '../schedule/venue-week';
import type { PastWeek } from './evidence';

/**
 * The week in blocks of about an hour. Nobody's taste is finer than that, so beliefs and plans are made on blocks; a grid of an hour
 * or more is left as it is. Answers for a grid of 48 slots a day are found in a fifth of the time, and counts per block are steadier.
 */
export type Hours = {
  readonly grid: WeekGrid;
  /** Slots per block; the last block of a day may be shorter. */
  readonly perBlock: number;
  readonly slotsPerDay: number;
};

const blockMinutes = 60;

export function hoursOf(grid: WeekGrid): Hours {
  const perBlock = Math.max(1, Math.min(grid.slotsPerDay, Math.floor(blockMinutes / grid.slotMinutes)));
  return {
    perBlock,
    slotsPerDay: grid.slotsPerDay,
    grid: {
      slotMinutes: grid.slotMinutes * perBlock,
      slotsPerDay: Math.ceil(grid.slotsPerDay / perBlock),
      dayStartMinute: grid.dayStartMinute,
    },
  };
}

export function blockOf({ perBlock, slotsPerDay, grid }: Hours, slot: number): number {
  return Math.floor(slot / slotsPerDay) * grid.slotsPerDay + Math.floor((slot % slotsPerDay) / perBlock);
}

/** Sums of the slots' values per block. */
export function sumByBlock(hours: Hours, values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(7 * hours.grid.slotsPerDay);
  for (let slot = 0; slot < 7 * hours.slotsPerDay; slot += 1) {
    const block = blockOf(hours, slot);
    sums[block] = (sums[block] ?? 0) + (values[slot] ?? 0);
  }
  return sums;
}

/** Means of the open slots' values per block. */
export function meanByBlock(hours: Hours, values: Float64Array, capacity: ArrayLike<number>): Float64Array {
  const open = openOf(capacity, values.length);
  const counts = sumByBlock(hours, open);
  const sums = sumByBlock(
    hours,
    values.map((value, slot) => value * (open[slot] ?? 0)),
  );
  return sums.map((sum, block) => sum / Math.max(1, counts[block] ?? 0));
}

function openOf(capacity: ArrayLike<number>, length: number): Float64Array {
  return Float64Array.from({ length }, (_, slot) => ((capacity[slot] ?? 0) > 0 ? 1 : 0));
}

/** The slots' value of each block's own, back on the venue's grid. */
export function onSlots(hours: Hours, blocks: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: 7 * hours.slotsPerDay }, (_, slot) => blocks[blockOf(hours, slot)] ?? 0);
}

/** A whole block may be discounted if all of its slots may: what is published on it then keeps every rule of the grid. */
export function allowedByBlock(hours: Hours, { slots, levels }: Allowed): Allowed {
  return {
    levels,
    slots: Uint8Array.from(sumByBlock(hours, slots), (count) => (count === hours.perBlock ? 1 : 0)),
  };
}

/** The venue as the search sees it: windows are counted in blocks. */
export function venueByBlock(hours: Hours, venue: VenueWeek): VenueWeek {
  const { rules } = venue;
  return {
    ...venue,
    grid: hours.grid,
    capacity: sumByBlock(hours, venue.capacity),
    rules: { ...rules, minWindowSlots: Math.ceil(rules.minWindowSlots / hours.perBlock) },
  };
}

/** A past week by blocks: counts are summed, a block has the level that most of its deals, or else most of its slots, were sold at. */
export function weekByBlock(hours: Hours, week: PastWeek): PastWeek {
  if (hours.perBlock === 1) return week;
  return {
    ...week,
    level: levelsByBlock(hours, week),
    quota: week.quota && sumByBlock(hours, week.quota),
    fullPrice: sumByBlock(hours, week.fullPrice),
    deals: sumByBlock(hours, week.deals),
    soldOut: sumByBlock(hours, week.soldOut),
  };
}

function levelsByBlock(hours: Hours, { level, deals }: PastWeek): Uint8Array {
  const blocks = new Uint8Array(7 * hours.grid.slotsPerDay);
  const votes = new Float64Array(blocks.length);
  for (let slot = 0; slot < 7 * hours.slotsPerDay; slot += 1) {
    const block = blockOf(hours, slot);
    const vote = (level[slot] ?? 0) > 0 ? 1 + (deals[slot] ?? 0) : 0;
    if (vote <= (votes[block] ?? 0)) continue;
    votes[block] = vote;
    blocks[block] = level[slot] ?? 0;
  }
  return blocks;
}
