import { occupancyOf } from '../../../domain/forecast/week-grid';
import type { PastWeek } from '../../../domain/pricing/learning/evidence';
import { allowedBy } from '../../../domain/pricing/schedule/allowed';
import { quotas, quotasOf } from '../../../domain/pricing/schedule/quota';
import { readableDay } from '../../../domain/pricing/schedule/readable-day';
import type { VenueWeek } from '../../../domain/pricing/schedule/venue-week';
import type { Published, Town } from './play';

/** Weeks without any deal, played before a season. */
export const weeksBefore = 8;

export function isHappy({ venue }: Town, slot: number): boolean {
  const { grid } = venue.week;
  const day = Math.floor(slot / grid.slotsPerDay);
  const minute = grid.dayStartMinute + (slot % grid.slotsPerDay) * grid.slotMinutes;
  return (
    venue.happy.days.includes(day) && minute >= venue.happy.fromMinute && minute < venue.happy.untilMinute
  );
}

/** "Discount what is empty" as an owner could follow it, who knows what was counted in the weeks before the first deal and not the town's true fill. */
export function seenRule({ venue }: Town, history: readonly PastWeek[], level: number): Published {
  const { capacity } = venue.week;
  const occupied = occupiedBefore(venue.week, history);
  const isEmpty = (slot: number) => 2 * (occupied[slot] ?? 0) < (capacity[slot] ?? 0);
  return {
    level: Uint8Array.from(capacity, (places, slot) => (places > 0 && isEmpty(slot) ? level : 0)),
    quota: null,
  };
}

/** And the same held to the merchant's rules, which the engine may not break: guard, protected places, length and number of windows. */
export function heldRule({ venue }: Town, history: readonly PastWeek[], level: number): Published {
  const { week } = venue;
  const occupied = occupiedBefore(week, history);
  const fill = occupied.map((places, slot) => places / Math.max(1, week.capacity[slot] ?? 0));
  const { slots } = allowedBy(week, { fill, quota: quotas(week, occupied, level) });
  const gains = Array.from(slots, (allowed, slot) =>
    Float64Array.of(allowed === 1 && (fill[slot] ?? 1) < 0.5 ? 1 : -Infinity),
  );
  const { slotsPerDay } = week.grid;
  const published = new Uint8Array(slots.length);
  for (let from = 0; from < slots.length; from += slotsPerDay) {
    const day = readableDay(gains.slice(from, from + slotsPerDay), [level], {
      windows: week.rules.maxWindowsPerDay,
      levels: 1,
      shortest: week.rules.minWindowSlots,
      windowCost: 0,
    });
    published.set(day, from);
  }
  return { level: published, quota: quotasOf(week, occupied, published) };
}

/** Mean places in use over the weeks before the first deal. */
function occupiedBefore({ capacity, visitSlots, grid }: VenueWeek, history: readonly PastWeek[]) {
  const before = history.slice(0, weeksBefore);
  const starts = Float64Array.from(capacity, (_, slot) =>
    before.reduce((sum, { fullPrice }) => sum + (fullPrice[slot] ?? 0) / before.length, 0),
  );
  return occupancyOf(starts, visitSlots, grid.slotsPerDay);
}
